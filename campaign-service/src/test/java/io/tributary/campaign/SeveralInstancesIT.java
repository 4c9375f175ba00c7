package io.tributary.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.events.CampaignMatch;
import io.tributary.events.Interaction;
import io.tributary.events.ServiceName;
import io.tributary.events.Topics;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

        Set<UUID> matched = matched(product);
        Map<UUID, ByteBuffer> first = awaitMatches(topics, matched);
        assertThat(awaitMatches(mirror().topics(), matched)).isEqualTo(first);
        assertThat(reserved(limited)).isEqualTo("100000");
        assertThat(reserved(capped)).isEqualTo("330000");
        awaitDeadLetters(topics);
        awaitDeadLetters(mirror().topics());
        assertThat(deadlocks()).isZero();
    }

    @Test
    void decideOnceWhileInstancesComeAndGo() {
        ProductId product = aProduct();
        CampaignId campaign = activeCampaign(product, "\"budgetCap\":\"2000000\"");
        List<Interaction> purchases = purchases(product, 300);
        List<ConsumerRecord<String, byte[]>> records = purchases.stream().map(this::raw).toList();

        deliver(topics, records.subList(0, 100));
        try (SecondInstance joiner = joiner()) {
            deliver(joiner.topics(), records.subList(50, 250));
            awaitDecided(product, 200);
        }
        deliver(topics, records.subList(150, 300));
        awaitDecided(product, 300);

        Set<UUID> matched = matched(product);
        assertThat(matched).hasSize(300);
        awaitMatches(topics, matched);
        assertThat(reserved(campaign)).isEqualTo("1500000");
    }

    @Test
    void repeatEqualBytesAfterAnEditAndARestart() {
        ProductId product = aProduct();
        CampaignId campaign = activeCampaign(product);
        List<Interaction> purchases = purchases(product, 20);
        List<ConsumerRecord<String, byte[]>> records = purchases.stream().map(this::raw).toList();
        deliver(topics, records);
        awaitDecided(product, 20);
        Set<UUID> matched = matched(product);
        Map<UUID, ByteBuffer> before = awaitMatches(topics, matched);

        deactivate(campaign).expect(204);
        activate(mirror().port(), campaign).expect(200);
        run(
                "update campaigns set version = version + 1, base_reward = 77, user_percent = 1 where product_id = '%s'"
                        .formatted(product));
        try (SecondInstance restarted = anotherMirror()) {
            deliver(restarted.topics(), records);
            assertThat(awaitMatches(restarted.topics(), matched)).isEqualTo(before);
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

        awaitMatches(topics, matched(product));
        assertThat(reserved(campaign)).isEqualTo("150000");
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

    private Set<UUID> matched(ProductId product) {
        return Set.copyOf(
                Objects.requireNonNull(
                        database.sql("select id from campaign_matches where product_id = :product")
                                .bind("product", product.value())
                                .mapValue(UUID.class)
                                .all()
                                .collectList()
                                .block(PATIENCE)));
    }

    /** The bytes of these matches when all are on the topic; each id has only one kind of bytes. */
    private Map<UUID, ByteBuffer> awaitMatches(TestTopics from, Set<UUID> ids) {
        Map<UUID, Set<ByteBuffer>> found = new HashMap<>();
        await("all matches are published")
                .atMost(PATIENCE)
                .until(() -> {
                    found.clear();
                    read(from, ids, found);
                    return found.size() == ids.size();
                });
        return found.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                match -> {
                                    assertThat(match.getValue())
                                            .as("bytes of %s", match.getKey())
                                            .hasSize(1);
                                    return match.getValue().iterator().next();
                                }));
    }

    private void read(TestTopics from, Set<UUID> ids, Map<UUID, Set<ByteBuffer>> found) {
        from.read(Topics.CAMPAIGN_MATCHES.name())
                .forEach(record -> {
                    CampaignMatch match = match(record.value());
                    if (ids.contains(match.getMatchId())) {
                        found.computeIfAbsent(match.getMatchId(), _ -> new HashSet<>())
                                .add(ByteBuffer.wrap(record.value()));
                    }
                });
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
