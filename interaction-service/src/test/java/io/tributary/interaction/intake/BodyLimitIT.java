package io.tributary.interaction.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

/** How large bodies may be, as they come and once they are decompressed, to the byte. */
class BodyLimitIT extends RunningService {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int MEBIBYTE = 1024 * 1024;
    private static final String ONE = "/external/interactions";
    private static final String BATCH = "/external/interactions/batch";

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void takesABatchOfTenMebibytesAndNoByteMore(String coding) {
        KnownShop shop = aShop();
        byte[] items = json(List.of(aPurchase(shop, aWallet(), "A-1")));
        postBatch(shop, padded(items, 10 * MEBIBYTE), coding).expectStatus().isOk();
        isTooLarge(postBatch(shop, padded(items, 10 * MEBIBYTE + 1), coding));
        assertThat(shop.count("interactions")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void takesAnyOtherBodyOfOneMebibyteAndNoByteMore(String coding) {
        KnownShop shop = aShop();
        String path = ONE + "/" + accepted(shop, aPurchase(shop, aWallet(), "A-1")) + "/analytics";
        byte[] ids = "{\"sessionId\":\"s-1\"}".getBytes(StandardCharsets.UTF_8);
        put(shop, path, padded(ids, MEBIBYTE), coding).expectStatus().isOk();
        isTooLarge(put(shop, path, padded(ids, MEBIBYTE + 1), coding));
    }

    @Test
    void takesBodiesInZstd() {
        KnownShop shop = aShop();
        byte[] one = json(aPurchase(shop, aWallet(), "A-1"));
        byte[] array = json(List.of(aPurchase(shop, aWallet(), "A-2")));
        byte[] line = json(aPurchase(shop, aWallet(), "A-3"));
        postZstd(shop, ONE, MediaType.APPLICATION_JSON, one).expectStatus().isAccepted();
        postZstd(shop, BATCH, MediaType.APPLICATION_JSON, array).expectStatus().isOk();
        postZstd(shop, BATCH, MediaType.APPLICATION_NDJSON, line).expectStatus().isOk();
        assertThat(shop.count("interactions")).isEqualTo(3);
    }

    /** A few hundred bytes that become ten mebibytes are no body that anybody meant. */
    @Test
    void refusesZstdThatGrowsTooSteeply() {
        KnownShop shop = aShop();
        byte[] items = json(List.of(aPurchase(shop, aWallet(), "A-1")));
        isTooLarge(postZstd(shop, BATCH, MediaType.APPLICATION_JSON, padded(items, 10 * MEBIBYTE)));
        assertThat(shop.count("interactions")).isZero();
    }

    private WebTestClient.ResponseSpec postBatch(KnownShop shop, byte[] body, String coding) {
        return send(HttpMethod.POST, BATCH, shop, body, coding);
    }

    private WebTestClient.ResponseSpec put(
            KnownShop shop, String path, byte[] body, String coding) {
        return send(HttpMethod.PUT, path, shop, body, coding);
    }

    private WebTestClient.ResponseSpec send(
            HttpMethod method, String path, KnownShop shop, byte[] body, String coding) {
        return client().method(method)
                .uri(path)
                .header("Authorization", shop.bearer())
                .header("Content-Encoding", coding)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(coding.equals("gzip") ? gzipped(body) : body)
                .exchange();
    }

    private WebTestClient.ResponseSpec postZstd(
            KnownShop shop, String path, MediaType type, byte[] body) {
        return client().post()
                .uri(path)
                .header("Authorization", shop.bearer())
                .header("Content-Encoding", "zstd")
                .contentType(type)
                .bodyValue(Zstd.compress(body))
                .exchange();
    }

    private static void isTooLarge(WebTestClient.ResponseSpec answer) {
        answer.expectStatus()
                .isEqualTo(413)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:too-large");
    }

    private static byte[] json(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** The same JSON with blanks behind it. */
    private static byte[] padded(byte[] json, int length) {
        byte[] padded = Arrays.copyOf(json, length);
        Arrays.fill(padded, json.length, length, (byte) ' ');
        return padded;
    }

    private static byte[] gzipped(byte[] bytes) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(body)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return body.toByteArray();
    }
}
