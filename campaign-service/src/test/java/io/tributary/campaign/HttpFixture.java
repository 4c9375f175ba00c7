package io.tributary.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.PlatformInitializer;
import io.tributary.testkit.auth.TestTokens;
import io.tributary.values.Address;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What tests say to the service over HTTP. */
abstract class HttpFixture {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired protected JsonMapper json;
    @LocalServerPort protected int port;

    /** An HTTP answer. */
    public record Answer(int status, JsonNode body, HttpHeaders headers) {

        public String text(String field) {
            return body.required(field).asString();
        }

        public Answer expect(int expected) {
            assertThat(status).as(() -> "answer " + body).isEqualTo(expected);
            return this;
        }
    }

    protected Answer get(String path, Address caller) {
        return send(request(port, path, caller).GET().build());
    }

    protected Answer post(String path, Address caller, @Nullable String body) {
        return post(port, path, caller, body);
    }

    protected Answer post(int at, String path, Address caller, @Nullable String body) {
        HttpRequest.BodyPublisher publisher =
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body);
        return send(
                request(at, path, caller)
                        .header("Content-Type", "application/json")
                        .POST(publisher)
                        .build());
    }

    /** What an operator asks on a management port; without a body where it is empty. */
    protected Answer operator(int at, String method, String path, String body) {
        return send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + path))
                        .header("Authorization", "Bearer " + PlatformInitializer.OPERATOR_TOKEN)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private HttpRequest.Builder request(int at, String path, Address caller) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + path))
                .header("Authorization", TestTokens.shared().bearer(caller));
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode body =
                    response.body().isEmpty()
                            ? json.createObjectNode()
                            : json.readTree(response.body());
            return new Answer(response.statusCode(), body, response.headers());
        } catch (IOException wrong) {
            throw new IllegalStateException(wrong);
        } catch (InterruptedException wrong) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(wrong);
        }
    }
}
