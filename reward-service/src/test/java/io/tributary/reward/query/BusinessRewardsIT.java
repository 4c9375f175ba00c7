package io.tributary.reward.query;

import static io.tributary.reward.Samples.ALICE;
import static io.tributary.reward.Samples.BOB;
import static io.tributary.reward.Samples.TOKEN;
import static io.tributary.reward.Samples.aMatch;
import static io.tributary.reward.Samples.aMatchWithoutReferrer;
import static io.tributary.reward.Samples.pushed;
import static io.tributary.reward.Samples.reward;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.CampaignMatch;
import io.tributary.reward.Samples;
import io.tributary.reward.ServiceTest;
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
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

class BusinessRewardsIT extends ServiceTest {

    private static final String MERCHANT = "0x00000000000000000000000000000000000000e1";
    private static final String MANAGER = "0x00000000000000000000000000000000000000e2";
    private static final String STRANGER = "0x00000000000000000000000000000000000000e3";

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
