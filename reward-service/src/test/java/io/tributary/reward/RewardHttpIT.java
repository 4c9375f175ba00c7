package io.tributary.reward;

import static io.tributary.reward.Samples.ALICE;
import static io.tributary.reward.Samples.BOB;
import static io.tributary.reward.Samples.CAROL;
import static io.tributary.reward.Samples.TOKEN;
import static io.tributary.reward.Samples.aMatch;
import static io.tributary.reward.Samples.aMatchWithoutReferrer;
import static io.tributary.reward.Samples.parked;
import static io.tributary.reward.Samples.pushed;
import static io.tributary.reward.Samples.reward;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.CampaignMatch;
import io.tributary.testkit.auth.TestTokens;
import io.tributary.values.Address;
import io.tributary.values.Uuids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

class RewardHttpIT extends ServiceTest {

    private static final String MERCHANT = "0x00000000000000000000000000000000000000e1";
    private static final String MANAGER = "0x00000000000000000000000000000000000000e2";
    private static final String STRANGER = "0x00000000000000000000000000000000000000e3";
    private static final String OTHER_TOKEN = "0x00000000000000000000000000000000000000ac";

    @Test
    void sumsUpWhatAWalletIsOwed() {
        UUID product = Uuids.next(Samples.NOW);
        CampaignMatch now = aMatch(product).build();
        CampaignMatch held =
                aMatch(product).setPushAfter(clock.instant().plusSeconds(3600)).build();
        CampaignMatch paid = aMatch(product).build();
        grant(now, held, paid);
        settle(parked(reward(now, 1), 1, "bank_short"), 2);
        settle(pushed(reward(paid, 1), 1), 2);

        WebTestClient.BodyContentSpec body =
                ok("/wallet/rewards/pending?productId=" + product, BOB);

        body.jsonPath("$.wallet").isEqualTo(BOB);
        body.jsonPath("$.items.length()").isEqualTo(1);
        body.jsonPath("$.items[0].productId").isEqualTo(product.toString());
        body.jsonPath("$.items[0].token").isEqualTo(TOKEN);
        body.jsonPath("$.items[0].pending").isEqualTo("8000000000000000000");
        body.jsonPath("$.items[0].held").isEqualTo("4000000000000000000");
        body.jsonPath("$.items[0].count").isEqualTo(2);
    }

    @Test
    void sumsUpForEachProductAndToken() {
        String wallet = "0x00000000000000000000000000000000000000f1";
        UUID one = Uuids.next(Samples.NOW);
        UUID other = Uuids.next(Samples.NOW);
        grant(
                aMatchWithoutReferrer(one).setWallet(wallet).build(),
                aMatchWithoutReferrer(one).setWallet(wallet).setToken(OTHER_TOKEN).build(),
                aMatchWithoutReferrer(other).setWallet(wallet).build());

        ok("/wallet/rewards/pending", wallet).jsonPath("$.items.length()").isEqualTo(3);
        ok("/wallet/rewards/pending?productId=" + one, wallet)
                .jsonPath("$.items[*].token")
                .isEqualTo(List.of(TOKEN, OTHER_TOKEN));
    }

    @Test
    void owesNothingToAWalletThatEarnedNothing() {
        WebTestClient.BodyContentSpec body = ok("/wallet/rewards/pending", STRANGER);

        body.jsonPath("$.items").isEmpty();
    }

    @Test
    void showsAWalletItsOwnHistoryOnly() {
        UUID product = Uuids.next(Samples.NOW);
        CampaignMatch match = aMatch(product).build();
        grant(match);
        settle(pushed(reward(match, 2), 1), 2);

        WebTestClient.BodyContentSpec body =
                ok("/wallet/rewards/history?wallet=" + ALICE + "&productId=" + product, CAROL);

        body.jsonPath("$.items.length()").isEqualTo(1);
        body.jsonPath("$.items[0].kind").isEqualTo("reward");
        body.jsonPath("$.items[0].id").isEqualTo(reward(match, 2).toString());
        body.jsonPath("$.items[0].wallet").isEqualTo(CAROL);
        body.jsonPath("$.items[0].level").isEqualTo(2);
        body.jsonPath("$.items[0].status").isEqualTo("pushed");
        body.jsonPath("$.items[0].txHash").isEqualTo(Samples.TX);
        body.jsonPath("$.nextCursor").isEmpty();
    }

    @Test
    void filtersTheHistoryByToken() {
        String wallet = "0x00000000000000000000000000000000000000f2";
        UUID product = Uuids.next(Samples.NOW);
        grant(
                aMatchWithoutReferrer(product).setWallet(wallet).build(),
                aMatchWithoutReferrer(product).setWallet(wallet).setToken(OTHER_TOKEN).build());

        ok("/wallet/rewards/history?token=0X" + OTHER_TOKEN.substring(2), wallet)
                .jsonPath("$.items[*].token")
                .isEqualTo(List.of(OTHER_TOKEN));
    }

    @Test
    void showsTheRewardsOfAnInteractionToThoseWithARole() {
        UUID product = learntProduct(Map.of(MERCHANT, 1, MANAGER, 8));
        CampaignMatch match = aMatch(product).build();
        grant(match);
        settle(pushed(reward(match, 0), 1), 2);

        WebTestClient.BodyContentSpec body =
                ok("/business/rewards?interactionId=" + match.getInteractionId(), MANAGER);

        body.jsonPath("$.items.length()").isEqualTo(4);
        body.jsonPath("$.items[?(@.level==0)].txHash").isEqualTo(Samples.TX);
        body.jsonPath("$.items[?(@.level==0)].blockNumber").isEqualTo(12);
        body.jsonPath("$.items[?(@.level==0)].pushedAt")
                .isEqualTo(Samples.NOW.plusSeconds(3).toString());
        body.jsonPath("$.items[?(@.level==1)].status").isEqualTo("pending");
        body.jsonPath("$.items[?(@.level==1)].txHash").isEqualTo(null);
        body.jsonPath("$.items[?(@.level==1)].amount").isEqualTo("4000000000000000000");
    }

    @Test
    void writesEveryMemberOfARewardInItsForm() {
        UUID product = learntProduct(Map.of(MERCHANT, 1));
        CampaignMatch match = aMatchWithoutReferrer(product).build();
        grant(match);
        String createdAt = clock.instant().toString();

        ok("/business/rewards?productId=" + product, MERCHANT)
                .json(
                        """
                        {"items":[{"id":"%s","matchId":"%s","interactionId":"%s","campaignId":"%s",
                          "productId":"%s","wallet":"%s","level":0,"token":"%s",
                          "amount":"5000000000000000000","status":"pending","parkedReason":null,
                          "createdAt":"%s","pushedAt":null,"txHash":null,"blockNumber":null}],
                         "nextCursor":null}
                        """
                                .formatted(
                                        reward(match, 0),
                                        match.getMatchId(),
                                        match.getInteractionId(),
                                        match.getCampaignId(),
                                        product,
                                        ALICE,
                                        TOKEN,
                                        createdAt),
                        JsonCompareMode.STRICT);
    }

    @Test
    void combinesFilters() {
        UUID product = learntProduct(Map.of(MERCHANT, 1));
        CampaignMatch one = aMatch(product).build();
        CampaignMatch other = aMatch(product).build();
        grant(one, other);
        settle(pushed(reward(one, 1), 1), 2);
        String list = "/business/rewards?productId=" + product;

        assertThat(count(list)).isEqualTo(8);
        assertThat(count(list + "&campaignId=" + one.getCampaignId())).isEqualTo(4);
        assertThat(count(list + "&wallet=" + new Address(BOB).checksummed())).isEqualTo(2);
        assertThat(count(list + "&status=pushed")).isEqualTo(1);
        assertThat(count(list + "&status=pending&wallet=" + BOB)).isEqualTo(1);
        assertThat(count(list + "&status=cancelled")).isZero();
        assertThat(count("/business/rewards?status=pushed&campaignId=" + one.getCampaignId()))
                .isEqualTo(1);
    }

    @Test
    void pagesThroughEveryRewardOnceNewestFirst() {
        UUID product = learntProduct(Map.of(MERCHANT, 1));
        List<String> granted = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            CampaignMatch match = aMatch(product).build();
            grant(match);
            granted.addFirst(match.getMatchId().toString());
            clock.forward(Duration.ofSeconds(1));
        }

        List<String> ids = new ArrayList<>();
        Set<String> matches = new LinkedHashSet<>();
        String list = "/business/rewards?limit=5&productId=" + product;
        String cursor = "";
        while (cursor != null) {
            JsonNode page = json(list + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            for (JsonNode item : page.get("items")) {
                ids.add(item.get("id").asString());
                matches.add(item.get("matchId").asString());
            }
            cursor = page.get("nextCursor").isNull() ? null : page.get("nextCursor").asString();
        }

        assertThat(ids).hasSize(12).doesNotHaveDuplicates();
        assertThat(matches).containsExactlyElementsOf(granted);
    }

    @Test
    void hidesForeignProducts() {
        UUID product = learntProduct(Map.of(MERCHANT, 1));
        CampaignMatch match = aMatch(product).build();
        grant(match);

        problem("/business/rewards?productId=" + product, as(STRANGER), 404, "not-found");
        problem(
                "/business/rewards?productId=" + Uuids.next(Samples.NOW),
                as(MERCHANT),
                404,
                "not-found");
        ok("/business/rewards?interactionId=" + match.getInteractionId(), STRANGER)
                .jsonPath("$.items")
                .isEmpty();
        ok("/business/rewards?wallet=" + BOB, STRANGER).jsonPath("$.items").isEmpty();
    }

    @Test
    void findsNothingForAnUnknownInteraction() {
        learntProduct(Map.of(MERCHANT, 1));

        ok("/business/rewards?interactionId=" + Uuids.next(Samples.NOW), MERCHANT)
                .jsonPath("$.items")
                .isEmpty();
    }

    @Test
    void namesEveryWrongParameterAtOnce() {
        get(
                        "/business/rewards?interactionId=1&productId=x&campaignId=&wallet=0x12&status=paid",
                        as(MERCHANT))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].pointer")
                .isEqualTo(List.of("productId", "interactionId", "campaignId", "wallet", "status"));
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

    private WebTestClient.BodyContentSpec ok(String path, String wallet) {
        return get(path, as(wallet)).expectStatus().isOk().expectBody();
    }

    private void problem(String path, String authorization, int status, String code) {
        get(path, authorization)
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:" + code);
    }

    private int count(String path) {
        return json(path).get("items").size();
    }

    private JsonNode json(String path) {
        return Objects.requireNonNull(
                get(path, as(MERCHANT))
                        .expectStatus()
                        .isOk()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody());
    }
}
