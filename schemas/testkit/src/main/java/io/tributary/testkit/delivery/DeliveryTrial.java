package io.tributary.testkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tries whether a step ends in the same state however a topic delivers its records.
 *
 * <pre>{@code
 * DeliveryTrial.of(records).endsTheSame(() -> World.of(step::handle, this::rows));
 * }</pre>
 *
 * @param <R> a record
 */
public final class DeliveryTrial<R> {

    static final int RIVALS = 3;

    private final List<R> records;
    private final Seed seed;

    private DeliveryTrial(List<R> records, Seed seed) {
        this.records = records;
        this.seed = seed;
    }

    /**
     * Records in the order in which they were written, older versions of a key before newer ones.
     */
    public static <R> DeliveryTrial<R> of(List<? extends R> records) {
        return new DeliveryTrial<>(List.copyOf(records), Seed.ofThisRun());
    }

    /** The same with this seed. */
    public DeliveryTrial<R> with(Seed chosen) {
        return new DeliveryTrial<>(records, chosen);
    }

    /**
     * Each disorder in a world of its own: it must end as the ordered single delivery did in its
     * own world, and everything once more in order must change nothing.
     */
    public <S> void endsTheSame(Supplier<? extends World<R, S>> worlds) {
        S expected = ordered(worlds);
        for (Disorder disorder : disorders()) {
            Delivery<R> delivery = Delivery.of(disorder, records, seed);
            try (World<R, S> world = worlds.get()) {
                delivery.to(world::deliver);
                assertThat(world.state()).as(delivery::toString).isEqualTo(expected);
                repeat(world);
                assertThat(world.state()).as("%s, then all again", delivery).isEqualTo(expected);
            }
        }
    }

    /**
     * Several deliverers at once in one world, each with every record in an order of its own: it
     * must end as the ordered single delivery did. The world is used by several threads.
     */
    public <S> void endsTheSameAtOnce(Supplier<? extends World<R, S>> worlds) {
        S expected = ordered(worlds);
        try (World<R, S> world = worlds.get()) {
            Rivals.deliver(RIVALS, records, seed, world::deliver);
            assertThat(world.state()).as("%s rivals, %s", RIVALS, seed).isEqualTo(expected);
        }
    }

    /** All of it in every disorder, in a world that has processed everything already. */
    public <S> void changesNothing(World<R, S> world) {
        S before = world.state();
        for (Disorder disorder : disorders()) {
            Delivery<R> delivery = Delivery.of(disorder, records, seed);
            delivery.to(world::deliver);
            assertThat(world.state()).as(delivery::toString).isEqualTo(before);
        }
    }

    private <S> S ordered(Supplier<? extends World<R, S>> worlds) {
        try (World<R, S> world = worlds.get()) {
            repeat(world);
            return world.state();
        }
    }

    private void repeat(World<R, ?> world) {
        Delivery.of(Disorder.NONE, records, seed).to(world::deliver);
    }

    private static Set<Disorder> disorders() {
        return EnumSet.complementOf(EnumSet.of(Disorder.NONE));
    }
}
