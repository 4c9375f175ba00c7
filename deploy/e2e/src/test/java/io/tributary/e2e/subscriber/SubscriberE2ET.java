package io.tributary.e2e.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.e2e.RunningQuickstart;
import io.tributary.e2e.SharedQuickstart;
import io.tributary.e2e.Wallet;
import io.tributary.events.Topic;
import io.tributary.events.Topics;
import io.tributary.testkit.schema.RandomRecords;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Node's Confluent client on our topics: what it reads is right, and what it writes is read. */
@Order(250)
@ExtendWith(SharedQuickstart.class)
class SubscriberE2ET {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final int RECORDS = 20;

    private static RunningQuickstart quickstart;
    private static NodeClient node;
    private static String kafka;

    @BeforeAll
    static void start(RunningQuickstart running) {
        quickstart = running;
        kafka = running.url(9092, "").substring("http://".length());
        node = new NodeClient(kafka, running.url(8086, "/apis/ccompat/v7"));
    }

    @Test
    void readsTheRewardsOfAnInteractionThatItWrote() throws Exception {
        Wallet buyer = Wallet.random();
        Wallet friend = Wallet.random();
        String id = UUID.randomUUID().toString();
        node.write(List.of(interaction(id, buyer, friend)));
        try (NodeClient.Reader reader = node.read("rewards-" + id, List.of("rewards.v1"))) {
            await("both rewards, pushed").atMost(SOON).until(() -> pushed(reader, id).count() == 2);
            assertThat(pushed(reader, id).map(reward -> reward.at("/value/amount").asString()))
                    .containsExactlyInAnyOrder("5000000000000000000", "5000000000000000000");
            assertThat(pushed(reader, id).map(reward -> reward.at("/value/wallet").asString()))
                    .containsExactlyInAnyOrder(buyer.address(), friend.address());
            assertThat(pushed(reader, id)).allSatisfy(this::isACloudEvent);
        }
    }

    private void isACloudEvent(JsonNode reward) {
        assertThat(reward.at("/headers/ce_specversion").asString()).isEqualTo("1.0");
        assertThat(reward.at("/headers/ce_source").asString()).isEqualTo("reward-service");
        assertThat(reward.at("/headers/ce_type").asString())
                .isEqualTo("io.tributary.events.RewardState");
        assertThat(reward.at("/headers/content-type").asString()).isEqualTo("application/avro");
        assertThat(reward.at("/key").asString()).isEqualTo(reward.at("/value/rewardId").asString());
        assertThat(Instant.parse(reward.at("/value/pushedAt").asString()))
                .isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(600));
        assertThat(new BigInteger(reward.at("/value/blockNumber").asString())).isPositive();
    }

    /** Amounts up to 2^256 - 1, microseconds, options, lists: read and written back by Node. */
    @Test
    void handsRecordsOfEveryTopicBackToTheLastBit() throws Exception {
        String registry = quickstart.url(8086, "/apis/registry/v3");
        try (OurTopics sent = new OurTopics(kafka, registry, "sent-");
                OurTopics returned = new OurTopics(kafka, registry, "returned-")) {
            for (Topic<?> topic : Topics.all()) {
                fill(topic, sent, returned);
            }
            node.write(readByNode(sent));
            for (Topic<?> topic : Topics.all()) {
                assertThat(texts(returned, topic)).hasSize(RECORDS).isEqualTo(texts(sent, topic));
            }
        }
    }

    /** Avro's own comparison stumbles over a time that may be missing, inside an array. */
    private static List<String> texts(OurTopics topics, Topic<?> topic) {
        return topics.read(topic, RECORDS).stream().map(Object::toString).toList();
    }

    private static List<String> readByNode(OurTopics sent) throws Exception {
        List<String> topics = Topics.all().stream().map(sent::name).toList();
        int all = RECORDS * topics.size();
        try (NodeClient.Reader reader = node.read("echo", topics)) {
            await("all records").atMost(SOON).until(() -> reader.records().size() == all);
            return reader.records().stream()
                    .map(line -> line.toString().replaceFirst("\"sent-", "\"returned-"))
                    .toList();
        }
    }

    private static <T extends SpecificRecord> void fill(
            Topic<T> topic, OurTopics sent, OurTopics returned) throws Exception {
        List<T> records = new RandomRecords(42).of(topic, RECORDS);
        sent.create(topic, records.getFirst());
        returned.create(topic, records.getFirst());
        sent.write(topic, records);
    }

    private static Stream<JsonNode> pushed(NodeClient.Reader reader, String interactionId) {
        return reader.records().stream()
                .filter(line -> line.at("/value/interactionId").asString().equals(interactionId))
                .filter(line -> line.at("/value/status").asString().equals("PUSHED"));
    }

    private static String interaction(String id, Wallet buyer, Wallet friend) {
        String now = Instant.now().truncatedTo(ChronoUnit.MICROS).toString();
        return JsonMapper.builder()
                .build()
                .readTree(
                        """
                        {"topic": "interactions.v1", "key": "%2$s:%3$s", "headers": {"ce_id": "%1$s", "ce_specversion": "1.0"},
                         "value": {"interactionId": "%1$s", "productId": "%2$s", "wallet": "%3$s",
                          "type": "purchase.completed", "dedupKey": "%1$s", "source": "sdk",
                          "occurredAt": "%5$s", "receivedAt": "%5$s", "data": "{\\"orderId\\":\\"%1$s\\"}",
                          "orderId": "%1$s", "referralChain": ["%4$s"]}}
                        """
                                .formatted(
                                        id,
                                        quickstart.productId(),
                                        buyer.address(),
                                        friend.address(),
                                        now))
                .toString();
    }
}
