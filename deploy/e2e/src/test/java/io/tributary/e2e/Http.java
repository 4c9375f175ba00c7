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
final class Http {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** What came back. */
    record Answer(int status, JsonNode body, HttpResponse<String> response) {

        String text(String pointer) {
            return body.at(pointer).asString();
        }
    }

    Answer get(String url, String bearer) {
        return send(request(url).header("Authorization", "Bearer " + bearer).GET());
    }

    Answer get(String url) {
        return send(request(url).GET());
    }

    /** The body of a 200 that is no JSON. */
    String getText(String url) {
        HttpResponse<String> response = exchange(request(url).GET().build());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(
                    url + ": " + response.statusCode() + " (expected: 200)");
        }
        return response.body();
    }

    Answer post(String url, String bearer, String json) {
        return send(request(url).header("Authorization", "Bearer " + bearer).POST(body(json)));
    }

    Answer post(String url, String json) {
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
        HttpResponse<String> response = exchange(request.build());
        String text = response.body();
        JsonNode body = text.isEmpty() ? JSON.nullNode() : JSON.readTree(text);
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
