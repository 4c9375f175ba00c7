package io.tributary.product.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.tributary.product.ChainProperties;
import io.tributary.product.TryAgain;
import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import io.tributary.web.problem.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What nodes answer, right and wrong, over HTTP. */
@ExtendWith(OutputCaptureExtension.class)
class ChainClientIT {

    private static final Address CONTRACT =
            Address.parse("0x15d34aaf54267db7d7c367839aaf71a00a2c6a65");
    private static final ContractCall CALL = ContractCall.of("productId()");

    private HttpServer node = unstarted();
    private String answer = "";
    private int status = 200;

    private static HttpServer unstarted() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    @BeforeEach
    void start() {
        node.createContext(
                "/",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        node.start();
    }

    @AfterEach
    void stop() {
        node.stop(0);
    }

    private ChainClient client() {
        URI url = URI.create("http://127.0.0.1:" + node.getAddress().getPort());
        return new ChainClient(new ChainProperties(url, 31337, Duration.ofSeconds(10)));
    }

    private void result(String hex) {
        answer = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"" + hex + "\"}";
    }

    private void error(int code, String message) {
        answer =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":"
                        + code
                        + ",\"message\":\""
                        + message
                        + "\"}}";
    }

    @Test
    void readsAWord() {
        result("0x" + "ab".repeat(32));

        assertThat(client().word(CONTRACT, CALL).block())
                .isEqualTo(new Bytes32("0x" + "ab".repeat(32)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x", "0x01"})
    void takesNothingElseForAWord(String hex) {
        result(hex);

        assertThat(client().word(CONTRACT, CALL).block()).isNull();
    }

    @Test
    void takesARevertForNoAnswerOfTheContract() {
        error(3, "execution reverted: custom error");
        assertThat(client().word(CONTRACT, CALL).block()).isNull();
        error(-32000, "execution reverted");
        assertThat(client().word(CONTRACT, CALL).block()).isNull();
    }

    @Test
    void saysOverloadedWhenTheNodeHasTrouble() {
        error(-32005, "rate limited");
        assertAway();
        status = 500;
        assertAway();
    }

    @Test
    void saysOverloadedWhenTheNodeIsAway() {
        ChainClient client = client();
        node.stop(0);

        TryAgain.assertAnswered(client.hasCode(CONTRACT));
    }

    @Test
    void warnsOfAnOutageOnceHoweverManyRequestsMeetIt(CapturedOutput output) {
        ChainClient client = client();
        node.stop(0);

        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> client.hasCode(CONTRACT).block())
                    .isInstanceOf(ProblemException.class);
        }

        assertThat(output.getAll().lines())
                .filteredOn(line -> line.contains("WARN") && line.contains("the chain"))
                .hasSize(1);
    }

    private void assertAway() {
        assertThatThrownBy(() -> client().word(CONTRACT, CALL).block())
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void tellsAccountsFromContracts() {
        result("0x");
        assertThat(client().hasCode(CONTRACT).block()).isFalse();
        result("0x60");
        assertThat(client().hasCode(CONTRACT).block()).isTrue();
    }
}
