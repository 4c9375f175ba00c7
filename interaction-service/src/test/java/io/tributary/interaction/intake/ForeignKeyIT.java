package io.tributary.interaction.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.testkit.auth.TestTokens;
import io.tributary.values.Address;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A key opens its own product and no other, whatever it is tried on. */
class ForeignKeyIT extends RunningService {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String PROBLEM = "urn:tributary:problem:";
    private static final String ONE = "/external/interactions";

    private final Address alice = aWallet();

    @ParameterizedTest
    @EnumSource(Kind.class)
    void writesNothing(Kind kind) {
        KnownShop shop = aShop();
        KnownShop foreign = aShop();
        String id = accepted(shop, aPurchase(shop, alice, "A-1"));
        Map<String, Object> visit = interaction(shop, alice, "webshop.open", Map.of());
        isRefused(call(kind, foreign, HttpMethod.POST, ONE, visit), 403, "product-mismatch");
        JsonNode batch =
                read(call(kind, foreign, HttpMethod.POST, ONE + "/batch", List.of(visit)), 207);
        assertThat(batch.at("/results/0/problem/type").stringValue())
                .isEqualTo(PROBLEM + "product-mismatch");
        Map<String, String> ids = Map.of("sessionId", "s-1");
        String analytics = ONE + "/" + id + "/analytics";
        isRefused(call(kind, foreign, HttpMethod.PUT, analytics, ids), 404, "not-found");
        assertThat(shop.count("interactions")).isEqualTo(1);
        assertThat(shop.count("interaction_correlations")).isZero();
        assertThat(foreign.count("interactions")).isZero();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void readsNothing(Kind kind) {
        KnownShop shop = aShop();
        KnownShop foreign = aShop();
        String id = accepted(shop, interaction(shop, alice, "referral.link_creation", Map.of()));
        String code = read(get(shop, id), 200).at("/link/code").stringValue();
        String link = "/external/referral-links/" + code;
        isRefused(get(kind, foreign, ONE + "/" + id), 404, "not-found");
        isRefused(get(kind, foreign, link), 404, "not-found");
        isRefused(get(kind, foreign, ONE + "?productId=" + shop.id()), 403, "product-mismatch");
        assertThat(read(get(kind, foreign, ONE), 200).get("items")).isEmpty();
        assertThat(read(get(kind, shop, ONE), 200).get("items")).hasSize(1);
        read(get(kind, shop, link), 200);
    }

    private ResponseSpec get(Kind kind, KnownShop shop, String uri) {
        return as(kind, shop, client().method(HttpMethod.GET).uri(uri)).exchange();
    }

    private ResponseSpec call(
            Kind kind, KnownShop shop, HttpMethod method, String uri, Object body) {
        return as(kind, shop, client().method(method).uri(uri))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.RequestBodySpec as(
            Kind kind, KnownShop shop, WebTestClient.RequestBodySpec request) {
        String key = kind == Kind.SECRET ? shop.secretKey() : shop.publishableKey();
        return request.header("Authorization", "Bearer " + key)
                .header("X-Wallet-Token", TestTokens.shared().token(alice));
    }

    private static void isRefused(ResponseSpec answer, int status, String code) {
        assertThat(read(answer, status).get("type").stringValue()).isEqualTo(PROBLEM + code);
    }

    private static JsonNode read(ResponseSpec answer, int status) {
        return MAPPER.readTree(
                Objects.requireNonNull(
                        answer.expectStatus()
                                .isEqualTo(status)
                                .expectBody()
                                .returnResult()
                                .getResponseBody()));
    }

    enum Kind {
        SECRET,
        PUBLISHABLE
    }
}
