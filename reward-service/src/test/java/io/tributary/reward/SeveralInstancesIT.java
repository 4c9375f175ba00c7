package io.tributary.reward;

import static io.tributary.reward.Samples.aMatch;
import static io.tributary.reward.Samples.outcome;
import static io.tributary.reward.Samples.parked;
import static io.tributary.reward.Samples.pushed;
import static io.tributary.reward.Samples.reward;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.events.CampaignMatch;
import io.tributary.events.PushOutcome;
import io.tributary.events.RewardPush;
import io.tributary.events.RewardStatus;
import io.tributary.events.Topic;
import io.tributary.events.Topics;
import io.tributary.messaging.step.StepMeter;
import io.tributary.testkit.TestTopics;
import io.tributary.testkit.delivery.Deadlocks;
import io.tributary.testkit.delivery.Delivery;
import io.tributary.testkit.delivery.Disorder;
import io.tributary.testkit.delivery.FailingTable;
import io.tributary.testkit.delivery.SecondInstance;
import io.tributary.testkit.delivery.Seed;
import io.tributary.testkit.delivery.TopicWriter;
import io.tributary.testkit.platform.Platform;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** Whole instances on one database that get the same records at the same time, come and go. */
class SeveralInstancesIT extends ServiceTest {

    /** The user and three referrers. */
    private static final int LEVELS = 4;

    @Autowired private Platform platform;
    @Autowired private DatabaseClient client;

    @Test
    void grantAndSettleOnceWhatTwoOwnersReadAtTheSameTime() {
        List<CampaignMatch> matches = matches(100);
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>(story(matches));
        records.addAll(poison());

        deliver(topics, records);
        deliver(mirror().topics(), records);

        Map<String, ByteBuffer> first = awaitSettled(topics, matches);
        Map<String, ByteBuffer> second = awaitSettled(mirror().topics(), matches);
        first.keySet().retainAll(second.keySet());
        second.keySet().retainAll(first.keySet());
        assertThat(second).isEqualTo(first);
        new RewardEquations(client).hold(matches);
        assertThat(Deadlocks.soFar(client, mirror().bean(DatabaseClient.class))).isZero();
    }

    @Test
    void grantAndSettleOnceWhileInstancesComeAndGo() {
        List<CampaignMatch> matches = new ArrayList<>(matches(50));

        deliver(topics, story(matches));
        try (SecondInstance joiner = joiner()) {
            await(
                    "the joiner takes a share",
                    () -> {
                        matches.addAll(deliverMore(8));
                        return taken(joiner) > 0;
                    });
            double before = taken(joiner);
            matches.addAll(deliverMore(100));
            await("the joiner is at work", () -> taken(joiner) > before);
        }
        deliver(topics, story(matches.reversed().subList(0, 50)));
        matches.addAll(deliverMore(10));

        awaitSettled(topics, matches);
        new RewardEquations(client).hold(matches);
    }

    @Test
    void grantAndSettleOnceThoughTheDatabaseFailsInBetween() {
        List<CampaignMatch> matches = matches(20);
        try (FailingTable _ = new FailingTable(this::run, "rewards")) {
            deliver(topics, story(matches));
            awaitSettled(topics, matches);
        }
        new RewardEquations(client).hold(matches);
    }

    private List<CampaignMatch> deliverMore(int count) {
        List<CampaignMatch> matches = matches(count);
        deliver(topics, story(matches));
        return matches;
    }

    private static List<CampaignMatch> matches(int count) {
        return Stream.generate(() -> aMatch().build()).limit(count).toList();
    }

    /** Each match, its user's payment, and a reason why its first referrer waits. */
    private List<ConsumerRecord<String, byte[]>> story(List<CampaignMatch> matches) {
        return matches.stream()
                .flatMap(match ->
                        Stream.of(
                                raw(match),
                                raw(pushed(reward(match, 0), 2)),
                                raw(parked(reward(match, 1), 1, "bank_short"))))
                .toList();
    }

    private ConsumerRecord<String, byte[]> raw(CampaignMatch match) {
        String key = match.getProductId() + ":" + match.getWallet();
        return raw(Topics.CAMPAIGN_MATCHES, key, codec.encode(Topics.CAMPAIGN_MATCHES, match));
    }

    private ConsumerRecord<String, byte[]> raw(RewardPush push) {
        String key = push.getRewardId().toString();
        return raw(Topics.REWARD_PUSHES, key, codec.encode(Topics.REWARD_PUSHES, push));
    }

    private static ConsumerRecord<String, byte[]> raw(Topic<?> topic, String key, byte[] value) {
        return new ConsumerRecord<>(topic.name(), 0, 0, key, value);
    }

    /** What can be neither granted nor settled, of each kind. */
    private List<ConsumerRecord<String, byte[]>> poison() {
        byte[] noAvro = "no Avro".getBytes(UTF_8);
        return List.of(
                raw(Topics.CAMPAIGN_MATCHES, "broken", noAvro),
                raw(aMatch().setReserved("1").build()),
                raw(aMatch().setOrderId("A\u0000").build()),
                raw(Topics.REWARD_PUSHES, "broken", noAvro),
                raw(outcome(UUID.randomUUID(), 1, PushOutcome.PUSHED).build()),
                raw(parked(UUID.randomUUID(), 1, "no\u0000reason")));
    }

    /** Each record twice, in any order. */
    private void deliver(TestTopics to, List<ConsumerRecord<String, byte[]>> records) {
        try (TopicWriter writer = new TopicWriter(platform.kafka())) {
            Delivery.of(Disorder.SHUFFLED_AND_DOUBLED, records, Seed.ofThisRun())
                    .to(poll ->
                            poll.forEach(
                                    record -> writer.copy(to.realName(record.topic()), record)));
            writer.flush();
        }
    }

    /**
     * The bytes by reward and version when everything of the story is told there; the last of each
     * is the row.
     */
    private Map<String, ByteBuffer> awaitSettled(TestTopics from, List<CampaignMatch> matches) {
        RewardLog log = new RewardLog(from, codec, matches);
        await("all is granted and settled", () -> isAllTold(log.read(), matches.size()));
        new RewardEquations(client).areTold(matches, log.states());
        return log.bytes();
    }

    /** Whether every level of all these matches was announced, paid and parked ones as such. */
    private static boolean isAllTold(RewardLog log, int matches) {
        return log.rewards(_ -> true) == (long) matches * LEVELS
                && log.rewards(state -> state.getStatus() == RewardStatus.PUSHED) == matches
                && log.rewards(state -> state.getParkedReason() != null) == matches;
    }

    /** Records that went through the instance's own steps. */
    private static double taken(SecondInstance instance) {
        return Stream.of(Topics.CAMPAIGN_MATCHES, Topics.REWARD_PUSHES)
                .flatMap(topic ->
                        Stream.of(StepMeter.APPLIED, StepMeter.ALREADY_DONE)
                                .map(meter -> counter(instance, meter, topic)))
                .mapToDouble(Counter::count)
                .sum();
    }

    private static Counter counter(SecondInstance instance, StepMeter meter, Topic<?> topic) {
        return instance.bean(MeterRegistry.class)
                .get(meter.meterName())
                .tag("topic", topic.name())
                .counter();
    }

    private void run(String sql) {
        client.sql(sql).then().block();
    }
}
