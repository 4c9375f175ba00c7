package io.tributary.quickstart.demo;

import io.tributary.quickstart.settings.Outcome;
import io.tributary.quickstart.settings.QuickstartException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Speaks HTTP with the services, as any client would. */
public final class Client {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TIMEOUT)
                    .build();

    /**
     * What came back.
     *
     * @param request for messages, for example {@code POST http://…}
     * @param status the HTTP status
     * @param body the JSON, missing if there is none
     * @param headers its headers
     */
    public record Answer(String request, int status, JsonNode body, HttpHeaders headers) {

        /** The same, if the status is one of these. */
        public Answer expect(int... wanted) {
            if (Arrays.stream(wanted).anyMatch(one -> one == status)) {
                return this;
            }
            throw new QuickstartException(
                    Outcome.WRONG,
                    request
                            + " answered "
                            + status
                            + " (expected: "
                            + Arrays.toString(wanted)
                            + "): "
                            + body);
        }

        /** The text of a member. */
        public String text(String name) {
            return body.path(name).asString("");
        }
    }

    /** GET with a bearer token or key. */
    public Answer get(String url, @Nullable String bearer) {
        return send(request(url, bearer).GET().build());
    }

    /** POST of the value as JSON. */
    public Answer post(String url, @Nullable String bearer, Object body) {
        return send(
                request(url, bearer)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(json(body)))
                        .build());
    }

    /** POST of these very bytes, which are JSON, with these headers. */
    public Answer post(String url, Map<String, String> headers, byte[] json) {
        HttpRequest.Builder request =
                request(url, null)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(json));
        headers.forEach(request::header);
        return send(request.build());
    }

    /** PUT of the value as JSON. */
    public Answer put(String url, @Nullable String bearer, Object body) {
        return send(
                request(url, bearer)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofByteArray(json(body)))
                        .build());
    }

    /** The value as it is sent. */
    static byte[] json(Object value) {
        return JSON.writeValueAsBytes(value);
    }

    /** Whether anything answers there with 200 now. */
    public boolean isUp(String url) {
        try {
            return client.send(request(url, null).GET().build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static HttpRequest.Builder request(String url, @Nullable String bearer) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT);
        return bearer == null ? request : request.header("Authorization", "Bearer " + bearer);
    }

    private Answer send(HttpRequest request) {
        String name = request.method() + " " + request.uri();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return new Answer(
                    name, response.statusCode(), parse(response.body()), response.headers());
        } catch (IOException e) {
            throw new QuickstartException(
                    Outcome.TIMEOUT,
                    name
                            + " was not answered ("
                            + e.getClass().getSimpleName()
                            + "): is the quickstart up?",
                    e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static JsonNode parse(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.getNodeFactory().stringNode(body);
        }
    }

    private static QuickstartException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new QuickstartException(Outcome.TIMEOUT, "Interrupted.", e);
    }
}
