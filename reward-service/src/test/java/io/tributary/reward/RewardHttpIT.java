package io.tributary.reward;

import static io.tributary.reward.Samples.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.auth.TestTokens;
import io.tributary.values.Address;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

class RewardHttpIT extends ServiceTest {

    private static final String MERCHANT = "0x00000000000000000000000000000000000000e1";

    @Test
    void namesEveryWrongParameterAtOnce() {
        get(
                        "/business/rewards?interactionId=1&productId=x&campaignId=&wallet=0x12&status=paid&limit=0",
                        as(MERCHANT))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].pointer")
                .isEqualTo(
                        List.of(
                                "limit",
                                "productId",
                                "interactionId",
                                "campaignId",
                                "wallet",
                                "status"));
        get("/wallet/rewards/history?limit=0&cursor=x&token=0x0", as(ALICE))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].pointer")
                .isEqualTo(List.of("limit", "cursor", "token"));
        problem("/wallet/rewards/pending?productId=x", as(ALICE), 422, "invalid-request");
        problem("/wallet/rewards/history?token=0x0", as(ALICE), 422, "invalid-request");
        problem("/wallet/rewards/history?limit=0", as(ALICE), 422, "invalid-request");
        problem("/business/rewards?cursor=%C3%A4", as(ALICE), 422, "invalid-request");
        problem(
                "/business/rewards?status=pushed&status=pending",
                as(ALICE),
                422,
                "invalid-request");
    }

    @Test
    void wantsAToken() {
        TestTokens tokens = TestTokens.shared();
        Address alice = new Address(ALICE);
        for (String path :
                List.of(
                        "/wallet/rewards/pending",
                        "/wallet/rewards/history",
                        "/business/rewards")) {
            client(port)
                    .get()
                    .uri(path)
                    .exchange()
                    .expectStatus()
                    .isUnauthorized()
                    .expectHeader()
                    .valueMatches(HttpHeaders.WWW_AUTHENTICATE, "Bearer.*");
            problem(path, tokens.expired(alice), 401, "unauthenticated");
            problem(path, tokens.forged(alice), 401, "unauthenticated");
            problem(path, tokens.wrongAudience(alice), 401, "unauthenticated");
            problem(path, tokens.wrongIssuer(alice), 401, "unauthenticated");
            problem(path, "Bearer sk_3f9a1c2e_x", 401, "unauthenticated");
        }
    }

    @Test
    void describesItselfInOpenApi() {
        WebTestClient.BodyContentSpec body =
                client(port)
                        .get()
                        .uri("/v3/api-docs")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody();

        body.jsonPath("$.paths['/business/rewards'].get.parameters[*].name")
                .value(names ->
                        assertThat(String.valueOf(names))
                                .contains("interactionId", "productId", "status")
                                .doesNotContain("query"));
    }
}
