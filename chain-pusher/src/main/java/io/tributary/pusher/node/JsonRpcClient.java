package io.tributary.pusher.node;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks one node and waits for its answer; for threads that may block. */
final class JsonRpcClient {

    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    /** "Limit exceeded" (EIP-1474): says nothing about what was asked. */
    private static final int LIMIT_EXCEEDED = -32005;

    private static final Pattern HEX = Pattern.compile("0x([0-9a-fA-F]{2})+");

    private final JsonMapper json = JsonMapper.builder().build();
    private final AtomicLong ids = new AtomicLong();
    private final HttpClient http;
    private final URI url;
    private final Duration timeout;

    JsonRpcClient(URI url, Duration timeout) {
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(timeout)
                        .build();
        this.url = url;
        this.timeout = timeout;
    }

    /**
     * The {@code result} of the answer.
     *
     * @throws NodeUnavailableException if there is no answer
     * @throws NodeErrorException if the answer is an error
     */
    JsonNode ask(String method, Object... parameters) {
        JsonNode answer = read(method, post(method, List.of(parameters)));
        JsonNode error = answer.path("error");
        if (error.isObject() && error.path("code").asInt(0) == LIMIT_EXCEEDED) {
            throw new NodeUnavailableException(method, "limit exceeded", null);
        }
        if (error.isObject()) {
            throw new NodeErrorException(
                    method,
                    error.path("code").asInt(0),
                    error.path("message").asString(""),
                    data(error));
        }
        return answer.path("result");
    }

    private HttpResponse<String> post(String method, List<Object> parameters) {
        try {
            return http.send(request(method, parameters), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new NodeUnavailableException(method, e.getClass().getSimpleName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NodeUnavailableException(method, "interrupted", e);
        }
    }

    private HttpRequest request(String method, List<Object> parameters) {
        Map<String, Object> body =
                Map.of(
                        "jsonrpc",
                        "2.0",
                        "id",
                        ids.incrementAndGet(),
                        "method",
                        method,
                        "params",
                        parameters);
        return HttpRequest.newBuilder(url)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                .build();
    }

    private JsonNode read(String method, HttpResponse<String> response) {
        if (response.statusCode() == TOO_MANY_REQUESTS || response.statusCode() >= SERVER_ERROR) {
            throw new NodeUnavailableException(method, "HTTP " + response.statusCode(), null);
        }
        try {
            JsonNode answer = json.readTree(response.body());
            if (answer.has("result") || answer.path("error").isObject()) {
                return answer;
            }
        } catch (JacksonException e) {
            throw new NodeUnavailableException(method, "HTTP " + response.statusCode(), e);
        }
        String why = response.statusCode() == OK ? "no result" : "HTTP " + response.statusCode();
        throw new NodeUnavailableException(method, why, null);
    }

    /** Some nodes wrap the revert data in an object, or in quotes, or in words. */
    private static String data(JsonNode error) {
        JsonNode data = error.path("data");
        String text = data.isObject() ? data.path("data").asString("") : data.asString("");
        int start = text.indexOf("0x");
        String hex = start < 0 ? "" : text.substring(start).replace("\"", "");
        return HEX.matcher(hex).matches() ? hex : "";
    }
}
