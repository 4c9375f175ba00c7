package io.tributary.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.events.Interaction;
import io.tributary.events.ServiceName;
import io.tributary.events.Topics;
import io.tributary.messaging.step.StepMeter;
import io.tributary.testkit.TestTopics;
import io.tributary.testkit.delivery.Delivery;
import io.tributary.testkit.delivery.Disorder;
import io.tributary.testkit.delivery.FailingTable;
import io.tributary.testkit.delivery.SecondInstance;
import io.tributary.testkit.delivery.Seed;
import io.tributary.testkit.delivery.TopicWriter;
import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.ProductId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Whole instances on one database that get the same records at the same time, come and go. */
class SeveralInstancesIT extends ServiceFixture {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void decideOnceWhatTwoOwnersReadAtTheSameTime() {
        ProductId product = aProduct();
        activeCampaign(product);
        CampaignId limited = activeCampaign(product, "\"maxRewardsPerUser\":2");
        CampaignId capped = activeCampaign(product, "\"budgetCap\":\"333333\"");
        List<Interaction> purchases = purchases(product, 200);
        List<ConsumerRecord<String, byte[]>> records =
                new ArrayList<>(purchases.stream().map(this::raw).toList());
        records.addAll(poison(product));

        deliver(topics, records);
        deliver(mirror().topics(), records);
        awaitDecided(product, purchases.size());

        Set<UUID> matched = matches().matched(product);
        Map<UUID, ByteBuffer> first = matches().awaitMatches(topics, matched);
        assertThat(matches().awaitMatches(mirror().topics(), matched)).isEqualTo(first);
        assertThat(reserved(limited)).isEqualTo("100000");
        assertThat(reserved(capped)).isEqualTo("330000");
        awaitDeadLetters(topics);
        awaitDeadLetters(mirror().topics());
        assertThat(deadlocks()).isZero();
    }

    @Test
    void decideOnceWhileInstancesComeAndGo() {
        ProductId product = aProduct();
        CampaignId campaign = activeCampaign(product, "\"budgetCap\":\"20000000\"");
        List<Interaction> purchases = new ArrayList<>(purchases(product, 100));

        deliver(topics, purchases.stream().map(this::raw).toList());
        try (SecondInstance joiner = joiner()) {
            await("the joiner takes a share")
                    .atMost(PATIENCE)
                    .until(() -> {
                        purchases.addAll(deliverMore(product, 8));
                        return taken(joiner) > 0;
                    });
            double before = taken(joiner);
            purchases.addAll(deliverMore(product, 300));
            await("the joiner is at work").atMost(PATIENCE).until(() -> taken(joiner) > before);
        }
        deliver(topics, purchases.reversed().subList(0, 200).stream().map(this::raw).toList());
        purchases.addAll(deliverMore(product, 20));
        awaitDecided(product, purchases.size());

        Set<UUID> matched = matches().matched(product);
        assertThat(matched).hasSize(purchases.size());
        matches().awaitMatches(topics, matched);
        assertThat(reserved(campaign)).isEqualTo(String.valueOf(5_000 * purchases.size()));
    }

    @Test
    void repeatEqualBytesAfterAnEditAndARestart() {
        ProductId product = aProduct();
        CampaignId campaign = activeCampaign(product);
        List<Interaction> purchases = purchases(product, 20);
        List<ConsumerRecord<String, byte[]>> records = purchases.stream().map(this::raw).toList();
        deliver(topics, records);
        awaitDecided(product, 20);
        Set<UUID> matched = matches().matched(product);
        Map<UUID, ByteBuffer> before = matches().awaitMatches(topics, matched);

        deactivate(campaign).expect(204);
        activate(mirror().port(), campaign).expect(200);
        run(
                "update campaigns set version = version + 1, base_reward = 77, user_percent = 1 where product_id = '%s'"
                        .formatted(product));
        try (SecondInstance restarted = anotherMirror()) {
            deliver(restarted.topics(), records);
            assertThat(matches().awaitMatches(restarted.topics(), matched)).isEqualTo(before);
        }
        assertThat(reserved(campaign)).isEqualTo("100000");
    }

    @Test
    void decideOnceThoughTheDatabaseFailsInBetween() {
        ProductId product = aProduct();
        CampaignId campaign = activeCampaign(product);
        List<Interaction> purchases = purchases(product, 30);
        try (FailingTable _ = new FailingTable(this::run, "campaign_matches")) {
            produceAll(topics, purchases);
            awaitDecided(product, purchases.size());
        }

        matches().awaitMatches(topics, matches().matched(product));
        assertThat(reserved(campaign)).isEqualTo("150000");
    }

    private List<Interaction> deliverMore(ProductId product, int count) {
        List<Interaction> purchases = purchases(product, count);
        deliver(topics, purchases.stream().map(this::raw).toList());
        return purchases;
    }

    /** Records that went through the instance's own step. */
    private static double taken(SecondInstance instance) {
        return Stream.of(StepMeter.APPLIED, StepMeter.ALREADY_DONE)
                .map(meter -> instance.bean(MeterRegistry.class).get(meter.meterName()))
                .mapToDouble(
                        meter -> meter.tag("topic", Topics.INTERACTIONS.name()).counter().count())
                .sum();
    }

    private MatchLog matches() {
        return new MatchLog(database, codec);
    }

    private List<Interaction> purchases(ProductId product, int count) {
        List<Address> wallets = Stream.generate(() -> aWallet()).limit(10).toList();
        return IntStream.range(0, count)
                .mapToObj(number -> aPurchase(product, wallets.get(number % 10)).build())
                .toList();
    }

    private ConsumerRecord<String, byte[]> raw(Interaction interaction) {
        String key = interaction.getProductId() + ":" + interaction.getWallet();
        return raw(key, codec.encode(Topics.INTERACTIONS, interaction));
    }

    private static ConsumerRecord<String, byte[]> raw(String key, byte[] value) {
        return new ConsumerRecord<>(Topics.INTERACTIONS.name(), 0, 0, key, value);
    }

    /** One of each kind of what cannot be decided. */
    private List<ConsumerRecord<String, byte[]>> poison(ProductId product) {
        return List.of(
                raw("broken", "no Avro".getBytes(UTF_8)),
                raw(aPurchase(product, aWallet()).setWallet("nobody").build()),
                raw(aPurchase(product, aWallet()).setOrderId("A\u0000").build()),
                raw(
                        aPurchase(product, aWallet())
                                .setReceivedAt(Instant.now().minus(Duration.ofDays(200)))
                                .build()));
    }

    /** Each record twice, in any order. */
    private void deliver(TestTopics to, List<ConsumerRecord<String, byte[]>> records) {
        String topic = to.realName(Topics.INTERACTIONS.name());
        try (TopicWriter writer = new TopicWriter(platform.kafka())) {
            Delivery.of(Disorder.SHUFFLED_AND_DOUBLED, records, Seed.ofThisRun())
                    .to(poll -> poll.forEach(record -> writer.copy(topic, record)));
            writer.flush();
        }
    }

    private void awaitDeadLetters(TestTopics from) {
        String deadLetters = Topics.INTERACTIONS.deadLetterName(ServiceName.CAMPAIGN_SERVICE);
        await("all poison is set aside")
                .atMost(PATIENCE)
                .until(() ->
                        from.read(deadLetters).stream()
                                        .map(record -> ByteBuffer.wrap(record.value()))
                                        .distinct()
                                        .count()
                                >= 4);
    }

    private void run(String sql) {
        database.sql(sql).then().block(PATIENCE);
    }
}
