package io.tributary.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.events.Interaction;
import io.tributary.values.CampaignId;
import io.tributary.values.ProductId;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import tools.jackson.databind.JsonNode;

/** Interactions read again on request, through the same step and beside the live group. */
class ReplayIT extends ServiceFixture {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @LocalManagementPort private int management;

    @Test
    void paysNobodyAfterANewCampaign() {
        ProductId product = aProduct();
        CampaignId first = activeCampaign(product);
        List<Interaction> purchases = purchases(product, 30);
        purchases.forEach(this::produce);
        awaitDecided(product, 30);
        CampaignId later = activeCampaign(product);

        JsonNode replay = replayed(product);

        assertThat(replay.required("applied").asInt()).isZero();
        assertThat(replay.required("alreadyDone").asInt()).isEqualTo(30);
        assertThat(reserved(first)).isEqualTo("150000");
        assertThat(reserved(later)).isEqualTo("0");
    }

    @Test
    void meetsLiveRecordsWithoutADeadlockAndWithoutAChange() {
        ProductId product = aProduct();
        CampaignId campaign = activeCampaign(product, "\"maxRewardsPerUser\":1");
        List<Interaction> old = purchases(product, 60);
        produceAll(topics, old);
        awaitDecided(product, 60);
        List<Interaction> live = purchases(product, 60);

        String replay = start(product);
        produceAll(topics, live);
        produceAll(mirror().topics(), live);
        String again = start(product);
        awaitDecided(product, 120);
        awaitCompleted(replay);
        awaitCompleted(again);

        assertThat(reserved(campaign)).isEqualTo("600000");
        assertThat(deadlocks()).isZero();
    }

    private List<Interaction> purchases(ProductId product, int count) {
        return Stream.generate(() -> aPurchase(product, aWallet()).build()).limit(count).toList();
    }

    private JsonNode replayed(ProductId product) {
        return awaitCompleted(start(product));
    }

    private String start(ProductId product) {
        String body =
                """
                {"topic":"interactions.v1","from":"earliest","to":"now","productId":"%s","dryRun":false,
                 "republish":true,"ratePerSecond":100000,"reason":"the books are checked"}\
                """
                        .formatted(product);
        return operator(management, "POST", "/actuator/replays", body).expect(202).text("id");
    }

    private JsonNode awaitCompleted(String replay) {
        return await("the replay has ended")
                .atMost(PATIENCE)
                .until(
                        () ->
                                operator(management, "GET", "/actuator/replays/" + replay, "")
                                        .expect(200)
                                        .body(),
                        state -> state.required("status").asString().equals("completed"));
    }
}
