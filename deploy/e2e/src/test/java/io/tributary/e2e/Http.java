package io.tributary.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests as a client of another company would send them: JSON text in, status and JSON out. */
public final class Http {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** What came back. */
    public record Answer(int status, JsonNode body, HttpResponse<String> response) {

        /** The text at a JSON Pointer. */
        public String text(String pointer) {
            return body.at(pointer).asString();
        }
    }

    /** GET with a token. */
    public Answer get(String url, String bearer) {
        return send(request(url).header("Authorization", "Bearer " + bearer).GET());
    }

    /** GET by nobody. */
    public Answer get(String url) {
        return send(request(url).GET());
    }

    /** The body of a 200 that is no JSON. */
    public String getText(String url) {
        HttpResponse<String> response = exchange(request(url).GET().build());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(
                    url + ": " + response.statusCode() + " (expected: 200)");
        }
        return response.body();
    }

    /** POST with a token. */
    public Answer post(String url, String bearer, String json) {
        return send(request(url).header("Authorization", "Bearer " + bearer).POST(body(json)));
    }

    /** POST by nobody. */
    public Answer post(String url, String json) {
        return send(request(url).POST(body(json)));
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher body(String json) {
        return HttpRequest.BodyPublishers.ofString(json);
    }

    private Answer send(HttpRequest.Builder request) {
        return send(request.build());
    }

    /** Any request; the answer's body is null where there is none, or none that is JSON. */
    public Answer send(HttpRequest request) {
        HttpResponse<String> response = exchange(request);
        String type = response.headers().firstValue("Content-Type").orElse("");
        boolean isJson = type.contains("json") && !response.body().isEmpty();
        JsonNode body = isJson ? JSON.readTree(response.body()) : JSON.nullNode();
        return new Answer(response.statusCode(), body, response);
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
