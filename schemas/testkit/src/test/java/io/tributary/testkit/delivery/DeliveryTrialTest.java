package io.tributary.testkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryTrialTest {

    private static final List<State> STATES =
            IntStream.rangeClosed(1, 6)
                    .boxed()
                    .flatMap(
                            version -> Stream.of("a", "b", "c").map(key -> new State(key, version)))
                    .toList();

    private record State(String key, int version) {}

    @Test
    void passesAStepThatTakesOnlyHigherVersions() {
        DeliveryTrial.of(STATES)
                .endsTheSame(() ->
                        keeping((kept, state) -> kept.merge(state.key, state.version, Math::max)));
    }

    @Test
    void findsAStepThatTakesTheLastDelivered() {
        assertThatThrownBy(() ->
                        DeliveryTrial.of(STATES)
                                .endsTheSame(() ->
                                        keeping((kept, state) ->
                                                kept.put(state.key, state.version))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("tributary.delivery.seed=");
    }

    @Test
    void findsAStepThatTakesTheFirstDelivered() {
        assertThatThrownBy(() ->
                        DeliveryTrial.of(STATES.reversed())
                                .endsTheSame(() ->
                                        keeping((kept, state) ->
                                                kept.putIfAbsent(state.key, state.version))))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void findsAStepThatCountsTwice() {
        assertThatThrownBy(() ->
                        DeliveryTrial.of(STATES)
                                .endsTheSame(() ->
                                        keeping((kept, state) ->
                                                kept.merge(state.key, 1, Integer::sum))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("delivery doubled");
    }

    @Test
    void findsAStepThatChangesOnRepetition() {
        Map<String, Integer> kept = new HashMap<>();
        World<State, Map<String, Integer>> world =
                World.of(
                        poll -> poll.forEach(state -> kept.merge(state.key, 1, Integer::sum)),
                        () -> Map.copyOf(kept));

        assertThatThrownBy(() -> DeliveryTrial.of(STATES).changesNothing(world))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void passesAStepThatClaimsInOne() {
        oneRecordAtOnce((claimed, state, meet) -> {
            meet.run();
            return claimed.add(state);
        });
    }

    @Test
    void findsAStepThatLooksAndThenClaims() {
        assertThatThrownBy(() ->
                        oneRecordAtOnce((claimed, state, meet) -> {
                            boolean isNew = !claimed.contains(state);
                            meet.run();
                            claimed.add(state);
                            return isNew;
                        }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(DeliveryTrial.RIVALS + " rivals, seed ");
    }

    @Test
    void namesTheSeedWhereTheStepThrows() {
        Seed seed = new Seed(4711);
        World<State, Integer> broken =
                World.of(
                        poll -> {
                            throw new IllegalStateException("broken");
                        },
                        () -> 0);

        assertThatThrownBy(() -> DeliveryTrial.of(STATES).with(seed).endsTheSame(() -> broken))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dtributary.delivery.seed=4711")
                .hasRootCauseMessage("broken");
    }

    @Test
    void deliversAllToEachRival() {
        Map<State, Integer> times = new ConcurrentHashMap<>();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();

        Rivals.deliver(
                4,
                STATES,
                new Seed(1),
                poll -> {
                    threads.add(Thread.currentThread());
                    poll.forEach(state -> times.merge(state, 1, Integer::sum));
                });

        assertThat(threads).hasSize(4);
        assertThat(times).hasSize(STATES.size()).values().containsOnly(4);
    }

    @ParameterizedTest
    @EnumSource(Disorder.class)
    void bringsEveryRecordAndTheSameForTheSameSeed(Disorder disorder) {
        Seed seed = Seed.ofThisRun();
        Delivery<State> delivery = Delivery.of(disorder, STATES, seed);
        List<State> delivered = new ArrayList<>();

        delivery.to(delivered::addAll);

        assertThat(new HashSet<>(delivered)).as(delivery::toString).hasSize(STATES.size());
        assertThat(Delivery.of(disorder, STATES, seed)).isEqualTo(delivery);
        assertThat(delivery.polls()).allSatisfy(poll -> assertThat(poll).isNotEmpty());
    }

    /** Whether the record is this deliverer's to count; {@code meet} returns when all are there. */
    @FunctionalInterface
    private interface Claim {

        boolean claims(Set<State> claimed, State state, Runnable meet);
    }

    /** The first world is the ordered delivery's, which is alone; in the second all rivals meet. */
    private static void oneRecordAtOnce(Claim claim) {
        Queue<CyclicBarrier> barriers = new ArrayDeque<>();
        barriers.add(new CyclicBarrier(1));
        barriers.add(new CyclicBarrier(DeliveryTrial.RIVALS));
        DeliveryTrial.of(STATES.subList(0, 1))
                .endsTheSameAtOnce(() -> counting(claim, barriers.remove()));
    }

    private static World<State, Integer> counting(Claim claim, CyclicBarrier barrier) {
        Set<State> claimed = ConcurrentHashMap.newKeySet();
        AtomicInteger counted = new AtomicInteger();
        return World.of(
                poll ->
                        poll.stream()
                                .filter(state ->
                                        claim.claims(claimed, state, () -> meetAt(barrier)))
                                .forEach(_ -> counted.incrementAndGet()),
                counted::get);
    }

    private static void meetAt(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the rivals did not meet", e);
        }
    }

    private static World<State, Map<String, Integer>> keeping(
            BiConsumer<Map<String, Integer>, State> step) {
        Map<String, Integer> kept = new HashMap<>();
        return World.of(poll -> poll.forEach(state -> step.accept(kept, state)), () -> kept);
    }
}
