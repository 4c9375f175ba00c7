package io.tributary.quickstart.contract;

import io.tributary.quickstart.settings.Outcome;
import io.tributary.quickstart.settings.QuickstartException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON-RPC of the development chain. */
public final class Rpc {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final URI url;

    /** The node at that URL. */
    public Rpc(String url) {
        this.url = URI.create(url);
    }

    /**
     * The result of a call; a JSON null where the node has none.
     *
     * @throws QuickstartException if the node refuses or does not answer
     */
    public JsonNode call(String method, Object... parameters) {
        Map<String, Object> request =
                Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", List.of(parameters));
        JsonNode answer = JSON.readTree(send(JSON.writeValueAsString(request)));
        if (answer.hasNonNull("error")) {
            throw new QuickstartException(
                    Outcome.WRONG, "The chain refused " + method + ": " + answer.get("error"));
        }
        return answer.path("result");
    }

    private String send(String body) {
        HttpRequest request =
                HttpRequest.newBuilder(url)
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try {
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new QuickstartException(
                    Outcome.TIMEOUT, "The chain does not answer at " + url + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QuickstartException(Outcome.TIMEOUT, "Interrupted.", e);
        }
    }
}
