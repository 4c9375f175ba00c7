package io.tributary.reward;

import static io.tributary.reward.Samples.aMatch;
import static io.tributary.reward.Samples.parked;
import static io.tributary.reward.Samples.pushed;
import static io.tributary.reward.Samples.reward;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.CampaignMatch;
import io.tributary.events.RewardPush;
import io.tributary.events.RewardState;
import io.tributary.events.RewardStatus;
import io.tributary.events.Topic;
import io.tributary.events.Topics;
import io.tributary.testkit.PlatformInitializer;
import io.tributary.testkit.TestTopics;
import io.tributary.testkit.delivery.Deadlocks;
import io.tributary.testkit.delivery.HeldRows;
import io.tributary.testkit.delivery.TopicWriter;
import io.tributary.testkit.platform.Platform;
import io.tributary.values.Uuids;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Both topics read again on request, through the same steps. */
class ReplayIT extends ServiceTest {

    private static final String NONE = "null";

    /** The user and three referrers. */
    private static final int LEVELS = 4;

    @Autowired private DatabaseClient client;
    @Autowired private Platform platform;

    @Test
    void changesNothingThatWasGrantedAndSettled() {
        UUID product = Uuids.next(Samples.NOW);
        CampaignMatch match = aMatch(product).build();
        grant(match);
        settle(pushed(reward(match, 0), 1), 2);
        List<RewardState> before = announced(reward(match, 0));

        JsonNode matches = replayed(Topics.CAMPAIGN_MATCHES, quoted(product));
        JsonNode outcomes = replayed(Topics.REWARD_PUSHES, NONE);

        assertThat(matches.required("applied").asInt()).isZero();
        assertThat(matches.required("alreadyDone").asInt()).isEqualTo(1);
        assertThat(outcomes.required("applied").asInt()).isZero();
        new RewardEquations(client).hold(List.of(match));
        assertThat(announced(reward(match, 0)).getLast()).isEqualTo(before.getLast());
    }

    /**
     * The live group, another owner of the partition that got its records the other way round, and
     * a replay stand before the claim of the same match. Orders would let only one of them get as
     * far, so these have none.
     */
    @Test
    void meetsLiveMatchesWithoutADeadlockAndWithoutAChange() {
        UUID product = Uuids.next(Samples.NOW);
        List<CampaignMatch> all = matchesWithoutOrder(product, 80);
        List<CampaignMatch> live = all.subList(40, 80);
        TestTopics other = mirror().topics();
        Instant begin = Instant.now();
        Map<String, ByteBuffer> before = granted(all.subList(0, 40));

        String replay;
        try (HeldRows held = new HeldRows(client, claimOf(live.get(20)))) {
            write(topics, Topics.CAMPAIGN_MATCHES, live);
            write(other, Topics.CAMPAIGN_MATCHES, live.reversed());
            held.awaitWaiting(2);
            replay = start(Topics.CAMPAIGN_MATCHES, begin.toString(), quoted(product), 50);
            held.awaitWaiting(3);
            assertThat(status(replay)).isEqualTo("running");
        }
        JsonNode ended = awaitCompleted(replay);

        assertThat(deadlocks()).isZero();
        assertThat(ended.required("read").asInt()).isEqualTo(80);
        assertThat(ended.required("alreadyDone").asInt()).isGreaterThanOrEqualTo(40);
        Map<String, ByteBuffer> after = awaitTold(topics, all, _ -> true, 80 * LEVELS);
        assertThat(after).hasSize(80 * LEVELS).containsAllEntriesOf(before);
        after.keySet().removeAll(before.keySet());
        assertThat(awaitTold(other, live, _ -> true, 40 * LEVELS)).isEqualTo(after);
        new RewardEquations(client).hold(all);
    }

    /** The same with payments of rewards of which the replay repeats that they were parked. */
    @Test
    void meetsLiveOutcomesWithoutADeadlockAndWithoutAChange() {
        List<CampaignMatch> matches = matchesWithoutOrder(Uuids.next(Samples.NOW), 40);
        List<RewardPush> paid = matches.stream().map(match -> pushed(reward(match, 0), 2)).toList();
        TestTopics other = mirror().topics();
        Instant begin = Instant.now();
        granted(matches);
        write(
                topics,
                Topics.REWARD_PUSHES,
                matches.stream().map(match -> parked(reward(match, 0), 1, "bank_short")).toList());
        Map<String, ByteBuffer> before =
                awaitTold(topics, matches, state -> state.getParkedReason() != null, 40);

        String replay;
        try (HeldRows held = new HeldRows(client, outcomeOf(paid.get(20)))) {
            write(topics, Topics.REWARD_PUSHES, paid);
            write(other, Topics.REWARD_PUSHES, paid.reversed());
            held.awaitWaiting(2);
            replay = start(Topics.REWARD_PUSHES, begin.toString(), NONE, 50);
            held.awaitWaiting(3);
            assertThat(status(replay)).isEqualTo("running");
        }
        JsonNode ended = awaitCompleted(replay);

        assertThat(deadlocks()).isZero();
        assertThat(ended.required("read").asInt()).isEqualTo(80);
        Map<String, ByteBuffer> after =
                awaitTold(topics, matches, state -> state.getStatus() == RewardStatus.PUSHED, 40);
        assertThat(after).hasSize(40 * LEVELS + 80).containsAllEntriesOf(before);
        new RewardEquations(client).hold(matches);
    }

    private static List<CampaignMatch> matchesWithoutOrder(UUID product, int count) {
        return Stream.generate(() -> aMatch(product).clearOrderId().build()).limit(count).toList();
    }

    /** Sends matches; what is told when all of their rewards are. */
    private Map<String, ByteBuffer> granted(List<CampaignMatch> matches) {
        write(topics, Topics.CAMPAIGN_MATCHES, matches);
        return awaitTold(topics, matches, _ -> true, matches.size() * LEVELS);
    }

    /** What is told when so many rewards were told in such a state. */
    private Map<String, ByteBuffer> awaitTold(
            TestTopics from,
            List<CampaignMatch> matches,
            Predicate<RewardState> kind,
            int rewards) {
        RewardLog log = new RewardLog(from, codec, matches);
        await(rewards + " rewards are told", () -> log.read().rewards(kind) == rewards);
        new RewardEquations(client).areTold(matches, log.states());
        return log.bytes();
    }

    /** All to one partition: nobody needs a record to lie under its own key. */
    private <T extends SpecificRecord> void write(TestTopics to, Topic<T> topic, List<T> records) {
        try (TopicWriter writer = new TopicWriter(platform.kafka())) {
            records.forEach(record ->
                    writer.write(to.realName(topic.name()), "one", codec.encode(topic, record)));
            writer.flush();
        }
    }

    private static String claimOf(CampaignMatch match) {
        return """
        insert into reward_matches (match_id, received_at, product_id, granted_at)
        values ('%s', '%s', '%s', now())
        """
                .formatted(match.getMatchId(), match.getReceivedAt(), match.getProductId());
    }

    private static String outcomeOf(RewardPush push) {
        return "select 1 from reward_pushes where reward_id = '%s' for update"
                .formatted(push.getRewardId());
    }

    private long deadlocks() {
        return Deadlocks.soFar(client, mirror().bean(DatabaseClient.class));
    }

    private JsonNode replayed(Topic<?> topic, String product) {
        return awaitCompleted(start(topic, "earliest", product, 100_000));
    }

    /** The path of a new replay, to the end: the service's clock stands still before the begin. */
    private String start(Topic<?> topic, String from, String product, int ratePerSecond) {
        String body =
                """
                {"topic":"%s","from":"%s","to":"2999-01-01T00:00:00Z","productId":%s,"dryRun":false,
                 "republish":true,"ratePerSecond":%d,"reason":"the books are checked"}\
                """
                        .formatted(topic.name(), from, product, ratePerSecond);
        JsonNode started =
                answer(
                        client(managementPort)
                                .post()
                                .uri("/actuator/replays")
                                .header("Authorization", operator())
                                .contentType(MediaType.APPLICATION_JSON)
                                .bodyValue(body)
                                .exchange());
        return "/actuator/replays/" + started.required("id").asString();
    }

    private JsonNode awaitCompleted(String path) {
        await("the replay has ended", () -> status(path).equals("completed"));
        return state(path);
    }

    private static String quoted(UUID id) {
        return "\"" + id + "\"";
    }

    private String status(String path) {
        return state(path).required("status").asString();
    }

    private JsonNode state(String path) {
        return answer(
                client(managementPort)
                        .get()
                        .uri(path)
                        .header("Authorization", operator())
                        .exchange());
    }

    private static JsonNode answer(WebTestClient.ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectStatus()
                        .is2xxSuccessful()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody());
    }

    private static String operator() {
        return "Bearer " + PlatformInitializer.OPERATOR_TOKEN;
    }
}
