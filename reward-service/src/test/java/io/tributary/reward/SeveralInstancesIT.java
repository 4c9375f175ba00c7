package io.tributary.reward;

import static io.tributary.reward.Samples.aMatch;
import static io.tributary.reward.Samples.outcome;
import static io.tributary.reward.Samples.parked;
import static io.tributary.reward.Samples.pushed;
import static io.tributary.reward.Samples.reward;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.CampaignMatch;
import io.tributary.events.PushOutcome;
import io.tributary.events.RewardPush;
import io.tributary.events.RewardState;
import io.tributary.events.RewardStatus;
import io.tributary.events.Topic;
import io.tributary.events.Topics;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
        List<CampaignMatch> matches = matches(150);
        List<ConsumerRecord<String, byte[]>> records = story(matches);

        deliver(topics, records.subList(0, 200));
        try (SecondInstance joiner = joiner()) {
            deliver(joiner.topics(), records.subList(100, 450));
            awaitSettled(topics, matches.subList(0, 100));
        }
        deliver(topics, records.subList(300, records.size()));

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
     * The bytes by reward and version when everything of the story is told there; equal versions
     * have equal bytes, and the last of each is the row.
     */
    private Map<String, ByteBuffer> awaitSettled(TestTopics from, List<CampaignMatch> matches) {
        Set<UUID> ids = matches.stream().map(CampaignMatch::getMatchId).collect(Collectors.toSet());
        List<RewardState> states = new ArrayList<>();
        Map<String, Set<ByteBuffer>> bytes = new HashMap<>();
        await(
                "all is granted and settled",
                () -> {
                    states.clear();
                    bytes.clear();
                    read(from, ids, states, bytes);
                    return isAllTold(states, matches.size());
                });
        assertThat(bytes).allSatisfy((version, kinds) -> assertThat(kinds).as(version).hasSize(1));
        new RewardEquations(client).areTold(matches, states);
        return bytes.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().iterator().next()));
    }

    private void read(
            TestTopics from,
            Set<UUID> matches,
            List<RewardState> states,
            Map<String, Set<ByteBuffer>> bytes) {
        from.read(Topics.REWARDS.name())
                .forEach(record -> {
                    RewardState state = codec.decode(Topics.REWARDS, record.value());
                    if (matches.contains(state.getMatchId())) {
                        states.add(state);
                        bytes.computeIfAbsent(
                                        state.getRewardId() + ":" + state.getVersion(),
                                        _ -> new HashSet<>())
                                .add(ByteBuffer.wrap(record.value()));
                    }
                });
    }

    /** Whether every level of all these matches was announced, paid and parked ones as such. */
    private static boolean isAllTold(List<RewardState> states, int matches) {
        return count(states, _ -> true) == (long) matches * LEVELS
                && count(states, state -> state.getStatus() == RewardStatus.PUSHED) == matches
                && count(states, state -> state.getParkedReason() != null) == matches;
    }

    private static long count(List<RewardState> states, Predicate<RewardState> what) {
        return states.stream().filter(what).map(RewardState::getRewardId).distinct().count();
    }

    private void run(String sql) {
        client.sql(sql).then().block();
    }
}
