package io.tributary.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.events.Interaction;
import io.tributary.events.Topics;
import io.tributary.testkit.TestTopics;
import io.tributary.testkit.delivery.HeldRows;
import io.tributary.testkit.delivery.TopicWriter;
import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.ProductId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
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

        JsonNode replay = awaitCompleted(start(product, "earliest", 100_000));

        assertThat(replay.required("applied").asInt()).isZero();
        assertThat(replay.required("alreadyDone").asInt()).isEqualTo(30);
        assertThat(reserved(first)).isEqualTo("150000");
        assertThat(reserved(later)).isEqualTo("0");
    }

    /**
     * The live group, another owner of the partition that got its records the other way round, and
     * a replay stand before the claim of the same purchase, of wallets with little left.
     */
    @Test
    void meetsLiveRecordsWithoutADeadlockAndWithoutAChange() {
        ProductId product = aProduct();
        CampaignId campaign = activeCampaign(product, "\"maxRewardsPerUser\":9");
        List<Interaction> all = purchases(product, 120);
        List<Interaction> live = all.subList(60, 120);
        TestTopics other = mirror().topics();
        MatchLog matches = new MatchLog(database, codec);
        Instant begin = Instant.now();
        produceAll(topics, all.subList(0, 60));
        awaitDecided(product, 60);
        Map<UUID, ByteBuffer> before = matches.awaitMatches(topics, matches.matched(product));

        String replay;
        try (HeldRows held = new HeldRows(database, claimOf(live.get(30)))) {
            produceToOnePartition(topics, live);
            produceToOnePartition(other, live.reversed());
            held.awaitWaiting(2);
            replay = start(product, begin.toString(), 50);
            held.awaitWaiting(3);
            assertThat(state(replay).required("status").asString()).isEqualTo("running");
        }
        awaitDecided(product, 120);
        JsonNode ended = awaitCompleted(replay);

        assertThat(deadlocks()).isZero();
        assertThat(ended.required("read").asInt()).isEqualTo(120);
        assertThat(ended.required("alreadyDone").asInt()).isGreaterThanOrEqualTo(60);
        assertThat(reserved(campaign)).isEqualTo("450000");
        Set<UUID> matched = matches.matched(product);
        Map<UUID, ByteBuffer> after = matches.awaitMatches(topics, matched);
        assertThat(after).hasSize(90).containsAllEntriesOf(before);
        after.keySet().removeAll(before.keySet());
        assertThat(matches.awaitMatches(other, after.keySet())).isEqualTo(after);
    }

    /** By ten wallets in turn. */
    private static List<Interaction> purchases(ProductId product, int count) {
        List<Address> wallets = Stream.generate(() -> aWallet()).limit(10).toList();
        return IntStream.range(0, count)
                .mapToObj(number -> aPurchase(product, wallets.get(number % 10)).build())
                .toList();
    }

    /** Nobody needs a record to lie under its own key. */
    private void produceToOnePartition(TestTopics to, List<Interaction> interactions) {
        String topic = to.realName(Topics.INTERACTIONS.name());
        try (TopicWriter writer = new TopicWriter(platform.kafka())) {
            interactions.forEach(interaction ->
                    writer.write(topic, "one", codec.encode(Topics.INTERACTIONS, interaction)));
            writer.flush();
        }
    }

    private static String claimOf(Interaction interaction) {
        return """
        insert into decisions (interaction_id, received_at, product_id, wallet, trigger_type, decided_at)
        values ('%s', '%s', '%s', '%s', '%s', now())
        """
                .formatted(
                        interaction.getInteractionId(),
                        interaction.getReceivedAt().truncatedTo(ChronoUnit.MICROS),
                        interaction.getProductId(),
                        interaction.getWallet(),
                        interaction.getType());
    }

    private String start(ProductId product, String from, int ratePerSecond) {
        String body =
                """
                {"topic":"interactions.v1","from":"%s","to":"now","productId":"%s","dryRun":false,
                 "republish":true,"ratePerSecond":%d,"reason":"the books are checked"}\
                """
                        .formatted(from, product, ratePerSecond);
        return operator(management, "POST", "/actuator/replays", body).expect(202).text("id");
    }

    private JsonNode awaitCompleted(String replay) {
        return await("the replay has ended")
                .atMost(PATIENCE)
                .until(
                        () -> state(replay),
                        state -> state.required("status").asString().equals("completed"));
    }

    private JsonNode state(String replay) {
        return operator(management, "GET", "/actuator/replays/" + replay, "").expect(200).body();
    }
}
