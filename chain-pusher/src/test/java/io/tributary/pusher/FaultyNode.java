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
import java.util.concurrent.CountDownLatch;
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
    private volatile Held held = new Held("none");

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

    public FaultyNode(String node) {
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

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How it fails from now on. */
    public void fail(Fault how) {
        fault = how;
    }

    /** Keeps the next requests of this method until they are let go. */
    public Held hold(String method) {
        held = new Held(method);
        return held;
    }

    /** Raw transactions that the service has sent, lost ones too, oldest first. */
    public List<String> sent() {
        return List.copyOf(sent);
    }

    @Override
    public void close() {
        held.letGo();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            held.pass(body);
            boolean sending = body.contains("eth_sendRawTransaction");
            if (sending) {
                noteRaw(body);
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

    private void noteRaw(String body) {
        Matcher raw = RAW.matcher(body);
        if (raw.find()) {
            sent.add(raw.group(1));
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

    /** Requests of one method that wait: whoever asked stands still in the middle of its work. */
    public static final class Held {

        private final String method;
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch letGo = new CountDownLatch(1);

        private Held(String method) {
            this.method = method;
        }

        /** Whether one waits. */
        public boolean isReached() {
            return arrived.getCount() == 0;
        }

        /** Lets all of them go on. */
        public void letGo() {
            letGo.countDown();
        }

        private void pass(String body) {
            if (!body.contains("\"" + method + "\"")) {
                return;
            }
            arrived.countDown();
            try {
                letGo.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
