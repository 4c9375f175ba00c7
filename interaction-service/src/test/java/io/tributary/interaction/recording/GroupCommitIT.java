package io.tributary.interaction.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.awaitility.Awaitility.await;

import io.tributary.events.Interaction;
import io.tributary.events.Topics;
import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.interaction.dedup.Claim;
import io.tributary.interaction.dedup.DedupKey;
import io.tributary.interaction.dedup.Space;
import io.tributary.interaction.journal.Analytics;
import io.tributary.interaction.journal.NewInteraction;
import io.tributary.messaging.EventCodec;
import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import io.tributary.values.Uuids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class GroupCommitIT extends RunningService {

    @Autowired private GroupCommitter committer;
    @Autowired private InteractionRecorder recorder;
    @Autowired private EventCodec codec;
    @Autowired private TransactionalOperator transaction;

    @Test
    void acceptsOneOfManyEqualOnesAtOnce() {
        KnownShop shop = aShop();
        Map<String, Object> purchase = aPurchase(shop, aWallet(), "A-1");
        List<Integer> statuses = postAtOnce(40, shop, index -> purchase);
        assertThat(statuses).containsOnly(200, 202);
        assertThat(statuses).filteredOn(status -> status == 202).hasSize(1);
        assertThat(shop.count("interactions")).isEqualTo(1);
    }

    @Test
    void givesAnOrderToOneOfManyWalletsAtOnce() {
        KnownShop shop = aShop();
        List<Integer> statuses = postAtOnce(40, shop, index -> aPurchase(shop, aWallet(), "A-1"));
        assertThat(statuses).containsOnly(202, 409);
        assertThat(statuses).filteredOn(status -> status == 202).hasSize(1);
    }

    @Test
    void acceptsAllThatDiffer() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        List<Integer> statuses =
                postAtOnce(60, shop, index -> aPurchase(shop, alice, "A-" + index));
        assertThat(statuses).containsOnly(202);
        assertThat(shop.count("interactions")).isEqualTo(60);
    }

    @Test
    void takesEqualKeysInWhateverOrderWithoutLosingOne() {
        KnownShop shop = aShop();
        List<Address> wallets = Stream.generate(() -> aWallet()).limit(80).toList();
        Flux.range(0, 8)
                .flatMap(index ->
                        Mono.fromRunnable(() -> postShuffled(shop, wallets))
                                .subscribeOn(Schedulers.boundedElastic()))
                .blockLast(SOON);
        assertThat(shop.count("interactions")).isEqualTo(160);
    }

    private void postShuffled(KnownShop shop, List<Address> wallets) {
        List<Object> batch = new ArrayList<>();
        for (Address wallet : wallets) {
            batch.add(aPurchase(shop, wallet, "order-" + wallet));
            batch.add(interaction(shop, wallet, "webshop.open", Map.of()));
        }
        Collections.shuffle(batch);
        postBatch(shop, batch).expectStatus().isOk();
    }

    @Test
    void publishesTheEventWithItsChain() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        Address bob = aWallet();
        String referral = accepted(shop, aReferral(shop, alice, bob));
        String purchase = accepted(shop, aPurchase(shop, alice, "A-1"));
        await("both events").atMost(SOON).until(() -> events(shop, alice).size() >= 2);
        Interaction linked = event(shop, alice, referral);
        assertThat(linked.getReferral().getReferrer()).isEqualTo(bob.value());
        assertThat(linked.getReferralChain()).containsExactly(bob.value());
        Interaction bought = event(shop, alice, purchase);
        assertThat(bought.getReferralChain()).containsExactly(bob.value());
        assertThat(bought.getOrderId()).isEqualTo("A-1");
        assertThat(bought.getReferral()).isNull();
    }

    @Test
    void refusesAloneWhatBreaksTheSql() {
        KnownShop shop = aShop();
        List<NewInteraction> items =
                IntStream.range(0, 7)
                        .mapToObj(i -> visit(shop, i == 4 ? "broken\u0000" : "visit-" + i))
                        .toList();
        Recorded recorded = Objects.requireNonNull(committer.commit(items).block(SOON));
        assertThat(recorded.verdicts()).hasSize(7);
        assertThat(recorded.verdicts().get(4)).isInstanceOf(Verdict.Rejected.class);
        assertThat(recorded.verdicts()).filteredOn(Verdict.Accepted.class::isInstance).hasSize(6);
        assertThat(((Verdict.Accepted) recorded.verdicts().get(6)).id())
                .isEqualTo(items.get(6).id());
    }

    @Test
    void harmsNoOtherTenantsItemsOfAGroupWithAPoisonedOne() {
        KnownShop poisoned = aShop();
        KnownShop other = aShop();
        List<NewInteraction> items = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            items.add(
                    visit(i % 2 == 0 ? poisoned : other, i == 16 ? "broken\u0000" : "visit-" + i));
        }
        Recorded recorded = Objects.requireNonNull(committer.commit(items).block(SOON));
        assertThat(recorded.verdicts().get(16)).isInstanceOf(Verdict.Rejected.class);
        assertThat(recorded.verdicts()).filteredOn(Verdict.Accepted.class::isInstance).hasSize(39);
        assertThat(recorded.stored()).hasSize(39);
        assertThat(other.count("interactions")).isEqualTo(20);
        assertThat(poisoned.count("interactions")).isEqualTo(19);
    }

    @Test
    void receivesAGroupAtTheTimeOfPostgres() {
        KnownShop shop = aShop();
        Group group = Group.of(List.of(visit(shop, "a"), visit(shop, "b")), Instant.EPOCH);
        Instant now =
                transaction
                        .transactional(
                                recorder.record(group)
                                        .then(
                                                database.sql("select now() as now")
                                                        .mapValue(Instant.class)
                                                        .one()))
                        .block(SOON);
        assertThat(recorder.record(group).block(SOON))
                .extracting(Recorded::stored, LIST)
                .extracting("receivedAt")
                .containsExactly(now, now);
    }

    @Test
    void recognisesItsOwnAfterAnUnknownCommit() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        Group group =
                Group.of(
                        List.of(visit(shop, "a"), visit(shop, "b"), referral(shop, alice)),
                        Instant.now());
        Recorded first = Objects.requireNonNull(recorder.record(group).block(SOON));
        Recorded again = Objects.requireNonNull(recorder.record(group).block(SOON));
        assertThat(again.verdicts()).isEqualTo(first.verdicts());
        assertThat(again.stored()).containsExactlyInAnyOrderElementsOf(first.stored());
        assertThat(shop.count("interactions")).isEqualTo(3);
    }

    @Test
    void relaysTheSameBytesAfterACrashBetweenCommitAndPublishing() {
        KnownShop shop = aShop();
        NewInteraction visit = visit(shop, "a");
        Recorded recorded =
                Objects.requireNonNull(
                        recorder.record(Group.of(List.of(visit), Instant.now())).block(SOON));
        String id = visit.id().toString();
        get(shop, id).expectBody().jsonPath("$.published").isEqualTo(false);
        await("relayed").atMost(SOON).until(() -> !events(shop, visit.wallet()).isEmpty());
        await("settled")
                .atMost(SOON)
                .untilAsserted(
                        () -> get(shop, id).expectBody().jsonPath("$.published").isEqualTo(true));
        Interaction event = event(shop, visit.wallet(), id);
        assertThat(event.getReceivedAt()).isEqualTo(recorded.stored().getFirst().receivedAt());
    }

    @Test
    void publishesAGroupTwiceWithEqualBytes() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        accepted(shop, aPurchase(shop, alice, "A-1"));
        await("published").atMost(SOON).until(() -> records(shop, alice).size() == 1);
        shop.publishAgain();
        await("published again").atMost(SOON).until(() -> records(shop, alice).size() == 2);
        List<ConsumerRecord<String, byte[]>> both = records(shop, alice);
        assertThat(Arrays.equals(both.getFirst().value(), both.getLast().value())).isTrue();
    }

    @Test
    void forgetsTheOutboxRowsOfWhatIsPublished() {
        KnownShop shop = aShop();
        accepted(shop, aPurchase(shop, aWallet(), "A-1"));
        await("no row left").atMost(SOON).until(() -> outboxOf(shop) == 0);
    }

    private long outboxOf(KnownShop shop) {
        return Objects.requireNonNull(
                database.sql(
                                """
                                select count(*) as rows
                                from interaction_outbox o
                                join interactions i on i.group_id = o.group_id
                                where i.product_id = :id
                                """)
                        .bind("id", shop.id().value())
                        .map(row -> Objects.requireNonNull(row.get("rows", Long.class)))
                        .one()
                        .block(SOON));
    }

    private List<Integer> postAtOnce(
            int count, KnownShop shop, IntFunction<Map<String, Object>> body) {
        return Objects.requireNonNull(
                Flux.range(0, count)
                        .flatMap(
                                index ->
                                        Mono.fromCallable(() -> status(shop, body.apply(index)))
                                                .subscribeOn(Schedulers.boundedElastic()),
                                count)
                        .collectList()
                        .block(SOON));
    }

    private int status(KnownShop shop, Map<String, Object> body) {
        return post(shop, body).expectBody().returnResult().getStatus().value();
    }

    private List<ConsumerRecord<String, byte[]>> records(KnownShop shop, Address wallet) {
        return topics.read(Topics.INTERACTIONS.name(), shop.id() + ":" + wallet);
    }

    private List<Interaction> events(KnownShop shop, Address wallet) {
        return records(shop, wallet).stream()
                .map(record -> codec.decode(Topics.INTERACTIONS, record.value()))
                .toList();
    }

    private Interaction event(KnownShop shop, Address wallet, String id) {
        return events(shop, wallet).stream()
                .filter(event -> event.getInteractionId().toString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static NewInteraction visit(KnownShop shop, String key) {
        return item(shop, aWallet(), "webshop.open", key, null);
    }

    private static NewInteraction referral(KnownShop shop, Address referrer) {
        return item(shop, aWallet(), "referral.referred", referrer.value(), referrer);
    }

    private static NewInteraction item(
            KnownShop shop, Address wallet, String type, String key, @Nullable Address referrer) {
        InteractionId id = new InteractionId(Uuids.next(Instant.now()));
        DedupKey dedupKey = new DedupKey.PerWallet(Space.live(shop.id()), wallet, type, key);
        Claim claim = new Claim(id, dedupKey, wallet, Duration.ofDays(7), new UUID(1, 1));
        return new NewInteraction(
                id,
                shop.id(),
                wallet,
                type,
                key,
                claim,
                "sdk",
                null,
                "{}",
                null,
                referrer,
                Analytics.NONE,
                false,
                100);
    }
}
