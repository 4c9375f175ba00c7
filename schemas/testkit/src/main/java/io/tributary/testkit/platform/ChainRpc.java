package io.tributary.testkit.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON-RPC of the development chain, for tests: whatever is refused is an error of the test. */
public final class ChainRpc {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String url;

    /** The node at that URL. */
    public ChainRpc(String url) {
        this.url = url;
    }

    /**
     * The result of a call; a JSON null where the node has none.
     *
     * @throws AssertionError if the node refuses
     */
    public JsonNode ask(String method, Object... parameters) {
        Map<String, Object> request =
                Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", List.of(parameters));
        JsonNode answer = JSON.readTree(send(JSON.writeValueAsString(request)));
        if (answer.has("error")) {
            throw new AssertionError(method + ": " + answer.path("error"));
        }
        return answer.path("result");
    }

    /**
     * Waits until the transaction is mined, and answers its receipt.
     *
     * @throws AssertionError if it failed
     */
    public JsonNode receipt(String transaction) {
        JsonNode receipt =
                Awaitility.await(transaction + " is mined")
                        .atMost(PATIENCE)
                        .until(
                                () -> ask("eth_getTransactionReceipt", transaction),
                                JsonNode::isObject);
        if (!receipt.path("status").asString().equals("0x1")) {
            throw new AssertionError(transaction + " failed: " + receipt);
        }
        return receipt;
    }

    private String send(String json) {
        try {
            return Http.post(url, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
