package io.tributary.web;

import static io.tributary.web.Slice.http;
import static io.tributary.web.Slice.post;
import static io.tributary.web.Slice.uri;
import static io.tributary.web.TestApplication.ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

/** Bodies that controllers read: strict, bounded, every fault at once. */
class BodySliceTest {

    @Test
    void readsAWholeBody() {
        post(
                        "/open/things",
                        "{\"name\":\"a\",\"wallet\":\""
                                + ADMINISTRATOR
                                + "\",\"at\":\"2026-11-22T09:00:00Z\"}")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectBody()
                .json(
                        "{\"name\":\"a\",\"wallet\":\""
                                + ADMINISTRATOR
                                + "\",\"at\":\"2026-11-22T09:00:00Z\",\"count\":5}");
    }

    @Test
    void namesEveryWrongFieldAtOnceAndEchoesNoSecret() {
        post(
                        "/open/things",
                        "{\"name\":\"far too long\",\"wallet\":\"0x12\",\"count\":11,\"secret\":\"hush\",\"x/y\":1}")
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:invalid-request")
                .jsonPath("$.status")
                .isEqualTo(422)
                .jsonPath("$.traceId")
                .value(id -> assertThat((String) id).matches("[0-9a-f]{32}"))
                .jsonPath("$.errors.length()")
                .isEqualTo(5)
                .jsonPath("$.errors[?(@.pointer=='/wallet')].value")
                .isEqualTo("0x12")
                .jsonPath("$.errors[?(@.pointer=='/wallet')].expected")
                .isEqualTo("20 bytes of hex")
                .jsonPath("$.errors[?(@.pointer=='/x~1y')].expected")
                .isEqualTo("no such field")
                .jsonPath("$.errors[?(@.pointer=='/secret')].value")
                .isEqualTo(null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}{}",
                "{} x",
                "{\"a\":1,\"a\":1}",
                "{'a':1}",
                "nul",
                "{\"a\":NaN}",
                "{\"a\":01}"
            })
    void refusesWhatIsNotJson(String body) {
        post("/open/things", body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:malformed-json");
    }

    @Test
    void refusesNestingDeeperThan64AndTakes64() {
        post("/open/batch", "[".repeat(65) + "]".repeat(65)).expectStatus().isBadRequest();
        post("/open/batch", "[".repeat(64) + "]".repeat(64)).expectStatus().isOk();
    }

    @Test
    void refusesUtf16() {
        byte[] body = "[1]".getBytes(StandardCharsets.UTF_16BE);
        http().post()
                .uri("/open/batch")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] body = "{\"name\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        http().post()
                .uri("/open/things")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "x\\udc00y"})
    void refusesTextsThatCannotBeKept(String text) {
        post("/open/things", "{\"name\":\"" + text + "\",\"wallet\":\"" + ADMINISTRATOR + "\"}")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(1)
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/name");
    }

    @Test
    void refusesLargeBodiesAtTheStatedLimit() {
        post("/open/things", "{\"name\":\"" + "a".repeat(1024 * 1024) + "\"}")
                .expectStatus()
                .isEqualTo(413);
        post("/open/batch", "[\"" + "a".repeat(3000) + "\"]")
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:too-large");
    }

    @Test
    void refusesOtherMediaTypes() {
        http().post()
                .uri("/open/things")
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:unsupported-media-type");
    }

    @Test
    void refusesAnObjectWhereAnArrayIsRead() {
        post("/open/batch", "{}").expectStatus().isEqualTo(422);
        post("/open/batch", "[]").expectStatus().isEqualTo(422);
        post("/open/batch", "[1").expectStatus().isEqualTo(400);
        post("/open/batch", "[1] 2").expectStatus().isEqualTo(400);
        post("/open/batch", "[{\"a\":1,\"a\":2}]").expectStatus().isEqualTo(400);
        post("/open/things", "[]").expectStatus().isEqualTo(422);
    }

    @Test
    void answersAHugeBodyBeforeItHasCome() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(uri("/open/things"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[20 * 1024 * 1024]))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void answersAHugeBodyOfUnknownLength() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(uri("/open/things"))
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(new byte[20 * 1024 * 1024])))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(413);
        }
    }
}
