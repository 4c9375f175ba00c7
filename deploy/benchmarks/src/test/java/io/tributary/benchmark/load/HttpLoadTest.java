package io.tributary.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tributary.quickstart.settings.QuickstartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpLoadTest {

    private final Queue<String> bodies = new ConcurrentLinkedQueue<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final HttpLoad load = new HttpLoad();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/accepted", exchange -> answer(exchange, 202));
        server.createContext("/refused", exchange -> answer(exchange, 422));
        server.start();
    }

    @AfterEach
    void stop() {
        load.close();
        server.stop(0);
    }

    @Test
    void sendsEachBodyOnceAndCountsEveryAnswer() {
        Load sent = load.count(target("/accepted"), 4, 100).expect(202);

        assertThat(sent.count()).isEqualTo(100);
        assertThat(sent.latency().getTotalCount()).isEqualTo(100);
        assertThat(bodies).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void tellsOfAnotherAnswer() {
        Load sent = load.count(target("/refused"), 2, 10);

        assertThatExceptionOfType(QuickstartException.class)
                .isThrownBy(() -> sent.expect(202))
                .withMessage("answers: {422=10} (expected: only 202)");
    }

    private Target target(String path) {
        return Target.post(
                server.getAddress().getPort(),
                path,
                "sk_key",
                () -> "{\"n\":" + numbers.incrementAndGet() + "}");
    }

    private void answer(HttpExchange exchange, int status) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
