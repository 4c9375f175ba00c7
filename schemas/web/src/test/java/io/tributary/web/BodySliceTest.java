package io.tributary.web;

import static io.tributary.web.Slice.http;
import static io.tributary.web.Slice.post;
import static io.tributary.web.Slice.uri;
import static io.tributary.web.TestApplication.ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Bodies that controllers read: strict, bounded, every fault at once. */
// Over the bound because it is the list of bodies that are refused.
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
    void parsesLargeBodiesAwayFromTheConnectionsThreads() {
        assertThat(threadOf("[\"" + "a".repeat(60 * 1024) + "\"]")).startsWith("reactor-http");
        assertThat(threadOf("[\"" + "a".repeat(70 * 1024) + "\"]")).startsWith("parallel");
    }

    private static String threadOf(String body) {
        return Objects.requireNonNull(
                post("/open/thread", body)
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip", "zstd"})
    void readsCompressedBodiesAndBoundsWhatComesOut(String coding) {
        encoded(coding, compressed(coding, "[1,2]")).expectStatus().isOk();
        encoded(coding, compressed(coding, "[\"" + "a".repeat(2996) + "\"]")).expectStatus().isOk();
        encoded(coding, compressed(coding, "[\"" + "a".repeat(2997) + "\"]"))
                .expectStatus()
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void refusesCompressedBodiesThatAreBroken(String coding) {
        byte[] whole = compressed(coding, "[1,2,3,4,5,6,7,8]");
        encoded(coding, "[1,2]".getBytes(StandardCharsets.UTF_8)).expectStatus().isBadRequest();
        encoded(coding, Arrays.copyOf(whole, whole.length - 5)).expectStatus().isBadRequest();
        encoded(coding, new byte[0]).expectStatus().isBadRequest();
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "gzip, zstd", "gzip, gzip", "*", "none"})
    void namesTheEncodingsThatItReads(String coding) {
        encoded(coding, compressed("gzip", "[1]"))
                .expectStatus()
                .isEqualTo(415)
                .expectHeader()
                .valueEquals("Accept-Encoding", "gzip, zstd")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:unsupported-media-type");
    }

    @Test
    void takesIdentityForNoEncoding() {
        encoded("identity", "[1]".getBytes(StandardCharsets.UTF_8)).expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "application/ndjson;charset=utf-8"})
    void readsOneValueALine(String type) {
        lines(type, "1\n\n{}\r\n \t\r\n[]").expectStatus().isOk().expectBody().json("3");
        lines(type, "1\n{broken\n2").expectStatus().isOk().expectBody().json("3");
        lines(type, " \r\n\n").expectStatus().isEqualTo(422);
        lines(type, "").expectStatus().isEqualTo(422);
    }

    @Test
    void takesAThousandLinesOrItemsAndNoMore() {
        lines("application/x-ndjson", "1\n".repeat(1000)).expectStatus().isOk();
        lines("application/x-ndjson", "1\n".repeat(1001)).expectStatus().isEqualTo(413);
        post("/open/batch", "[" + "1,".repeat(999) + "1]").expectStatus().isOk();
        post("/open/batch", "[" + "1,".repeat(1000) + "1]").expectStatus().isEqualTo(413);
    }

    @Test
    void readsLinesOnlyWhereManyAreTaken() {
        http().post()
                .uri("/open/things")
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue("{}".getBytes(StandardCharsets.UTF_8))
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }

    private static WebTestClient.ResponseSpec encoded(String coding, byte[] body) {
        return http().post()
                .uri("/open/batch")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Content-Encoding", coding)
                .bodyValue(body)
                .exchange();
    }

    private static WebTestClient.ResponseSpec lines(String type, String body) {
        return http().post()
                .uri("/open/batch")
                .header("Content-Type", type)
                .bodyValue(body.getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    private static byte[] compressed(String coding, String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        if (coding.equals("zstd")) {
            return Zstd.compress(plain);
        }
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
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
