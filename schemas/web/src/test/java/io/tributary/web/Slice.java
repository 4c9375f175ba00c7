package io.tributary.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The module over HTTP, as clients meet it: one application that the slice tests share. */
final class Slice {

    static final Tokens TOKENS = new Tokens();

    private static final Slice SHARED = new Slice();

    private final ConfigurableApplicationContext context;

    /**
     * An application that ends with the JVM: one that ends before takes the event loops of the
     * others along.
     *
     * @param arguments further settings, {@code --name=value}
     */
    Slice(String... arguments) {
        this.context =
                new SpringApplicationBuilder(TestApplication.class)
                        .properties(
                                Map.of(
                                        "server.port", "0",
                                        "server.address", "127.0.0.1",
                                        "management.server.port", "0",
                                        "management.server.address", "127.0.0.1",
                                        "management.endpoints.web.exposure.include", "*",
                                        "tributary.auth.jwks-uri", TOKENS.jwksUri(),
                                        "tributary.auth.issuer", Tokens.ISSUER,
                                        "tributary.operator-token", "operator-secret",
                                        "spring.jmx.enabled", "false"))
                        .run(arguments);
    }

    static WebTestClient http() {
        return client(SHARED.port());
    }

    static WebTestClient management() {
        return client(SHARED.managementPort());
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    int managementPort() {
        return context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    }

    private static WebTestClient client(int port) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + SHARED.port() + path);
    }

    static WebTestClient.ResponseSpec post(String path, String json) {
        return http().post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange();
    }

    static WebTestClient.ResponseSpec get(String path, String bearer) {
        return http().get().uri(path).header("Authorization", "Bearer " + bearer).exchange();
    }

    /** Sends the text as it is and reads until the connection ends. */
    static String raw(String request) throws IOException {
        return raw(SHARED.port(), request);
    }

    static String rawOfManagement(String request) throws IOException {
        return raw(SHARED.managementPort(), request);
    }

    static String raw(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
