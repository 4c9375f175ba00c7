package io.tributary.pusher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands between the service and the node: it writes down what is sent, and fails as a test wants.
 */
public final class FaultyNode implements AutoCloseable {

    private static final Pattern RAW = Pattern.compile("\"(0x02[0-9a-f]+)\"");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI node;
    private final HttpServer server;
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private volatile Fault fault = Fault.NONE;

    /** How the node fails. */
    public enum Fault {
        /** Not at all. */
        NONE,
        /** It answers nothing. */
        AWAY,
        /** It loses transactions on their way to it. */
        LOSES_TRANSACTIONS,
        /** It takes transactions and loses the answer. */
        LOSES_ANSWERS
    }

    FaultyNode(String node) {
        this.node = URI.create(node);
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How it fails from now on. */
    public void fail(Fault how) {
        fault = how;
    }

    /** Raw transactions that the service has sent, lost ones too, oldest first. */
    public List<String> sent() {
        return List.copyOf(sent);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean sending = body.contains("eth_sendRawTransaction");
            if (sending) {
                Matcher raw = RAW.matcher(body);
                if (raw.find()) {
                    sent.add(raw.group(1));
                }
            }
            Fault now = fault;
            if (now == Fault.AWAY || (sending && now == Fault.LOSES_TRANSACTIONS)) {
                return;
            }
            byte[] answer = forward(body);
            if (sending && now == Fault.LOSES_ANSWERS) {
                return;
            }
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private byte[] forward(String body) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(node)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
