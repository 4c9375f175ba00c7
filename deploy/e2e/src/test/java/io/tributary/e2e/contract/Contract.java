package io.tributary.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.e2e.Http;
import io.tributary.e2e.RunningQuickstart;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The running services beside what is written of them. Every answer that comes through here is
 * compared with the service's OpenAPI document, and counts the operation as met.
 */
public final class Contract {

    /** The ports of the services; the last one's document has no operations. */
    static final List<Integer> SERVICES = List.of(8081, 8082, 8083, 8084, 8085);

    private static final Map<RunningQuickstart, Contract> SHARED = new ConcurrentHashMap<>();

    private final RunningQuickstart quickstart;
    private final Http http = new Http();
    private final ApiPage page = ApiPage.read();
    private final Map<Integer, OpenApiDocument> documents = new LinkedHashMap<>();
    private final Set<String> met = new LinkedHashSet<>();

    private Contract(RunningQuickstart quickstart) {
        this.quickstart = quickstart;
        for (int port : SERVICES) {
            documents.put(
                    port,
                    new OpenApiDocument(http.get(quickstart.url(port, "/v3/api-docs")).body()));
        }
    }

    /** The one of this launch. */
    public static Contract of(RunningQuickstart quickstart) {
        return SHARED.computeIfAbsent(quickstart, Contract::new);
    }

    ApiPage page() {
        return page;
    }

    /** The documents by the default port of their service. */
    public Map<Integer, OpenApiDocument> documents() {
        return documents;
    }

    Http.Answer get(int port, String path, @Nullable String bearer) {
        return send("GET", port, path, bearer, null);
    }

    Http.Answer post(int port, String path, @Nullable String bearer, @Nullable JsonNode body) {
        return send("POST", port, path, bearer, body);
    }

    Http.Answer send(
            String method,
            int port,
            String path,
            @Nullable String bearer,
            @Nullable JsonNode body) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (bearer != null) {
            headers.put("Authorization", "Bearer " + bearer);
        }
        if (body == null) {
            return send(method, port, path, headers, new byte[0]);
        }
        headers.put("Content-Type", "application/json");
        return send(method, port, path, headers, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Any request; an empty body is none. */
    Http.Answer send(
            String method, int port, String path, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(quickstart.url(port, path)))
                        .timeout(Duration.ofSeconds(20));
        headers.forEach(request::header);
        request.method(
                method,
                body.length == 0
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(body));
        Http.Answer answer = http.send(request.build());
        compare(port, new SentRequest(method, path, headers, body), answer);
        return answer;
    }

    private void compare(int port, SentRequest request, Http.Answer answer) {
        String path = request.path();
        String method = request.method();
        OpenApiDocument document = documents.get(port);
        if (document == null) {
            return;
        }
        OpenApiDocument.Operation operation =
                document.find(method, path)
                        .orElseThrow(
                                () -> new AssertionError(method + " " + path + ": not in " + port));
        String type = answer.response().headers().firstValue("Content-Type").orElse("");
        assertThat(document.differences(operation, answer.status(), type, answer.body()))
                .as("%s %s: %s", method, path, answer.response().body())
                .isEmpty();
        if (answer.status() < 300) {
            met.add(operation.toString());
        }
        // Of a batch of which a part was refused nobody says that it was right.
        if (answer.status() < 300 && answer.status() != 207) {
            assertThat(request.differences(document, operation))
                    .as("%s %s was taken: %s", method, path, answer.response().body())
                    .isEmpty();
        }
    }

    /** The object and further members. */
    static JsonNode with(JsonNode object, Map<String, String> members) {
        ObjectNode more = (ObjectNode) object.deepCopy();
        members.forEach(more::put);
        return more;
    }

    /** Status and body are as the page has them. */
    static void requireLike(Http.Answer answer, int status, Shape shape) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(shape.differences(answer.body())).as(answer.response().body()).isEmpty();
    }

    /** The answer is the refusal that the page writes as {@code 409 domain-taken}. */
    void requireRefusal(Http.Answer answer, String written) {
        page.refusals(written);
        String[] words = written.split(" ", -1);
        assertThat(answer.status())
                .as(answer.response().body())
                .isEqualTo(Integer.parseInt(words[0]));
        assertThat(answer.response().headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(answer.text("/type")).isEqualTo("urn:tributary:problem:" + words[1]);
        assertThat(answer.body().at("/status").asInt()).isEqualTo(answer.status());
        assertThat(answer.text("/title")).isNotEmpty();
        assertThat(answer.text("/traceId")).matches("[0-9a-f]{32}");
    }

    /** The operations of the documents that no test has seen succeed. */
    Set<String> unmet() {
        Set<String> left = new TreeSet<>();
        documents
                .values()
                .forEach(document ->
                        document.operations().forEach(operation -> left.add(operation.toString())));
        left.removeAll(met);
        return left;
    }
}
