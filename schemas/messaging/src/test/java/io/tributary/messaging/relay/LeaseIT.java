package io.tributary.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.messaging.FixtureTest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

@FixtureTest
class LeaseIT {

    private static final Duration TIME = Duration.ofMillis(1500);
    private static final LeaseLoop.Pauses PAUSES =
            new LeaseLoop.Pauses(Duration.ofMillis(100), Duration.ofMillis(500));

    @Autowired DatabaseClient database;

    private final String name = "test:" + UUID.randomUUID();

    @Test
    void isHeldByOneOnly() {
        Lease first = leases("a").acquire(name).orElseThrow();
        assertThat(leases("b").acquire(name)).isEmpty();
        assertThat(leases("a").renew(first)).isPresent();
    }

    @Test
    void isTakenOverWithAHigherTokenWhenItRanOut() {
        Lease first = leases("a").acquire(name).orElseThrow();
        Lease second = awaitLease(leases("b"));
        assertThat(second.token()).isGreaterThan(first.token());
        assertThat(leases("a").renew(first)).isEmpty();
        leases("a").release(first);
        assertThat(leases("b").renew(second)).isPresent();
    }

    @Test
    void isFreeAtOnceWhenItWasGivenBack() {
        Leases mine = leases("a");
        mine.release(mine.acquire(name).orElseThrow());
        assertThat(leases("b").acquire(name)).isPresent();
    }

    @Test
    void isRenewedWhileAPassTakesLongerThanTheLease() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        List<Long> tokens = new CopyOnWriteArrayList<>();
        LeaseLoop slow = loop("a", lease -> waiting(end, tokens, lease));
        LeaseLoop other = loop("b", lease -> waiting(end, tokens, lease));
        slow.start();
        await("held").until(slow::isHeld);
        other.start();
        assertThat(end.await(2 * TIME.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
        assertThat(other.isHeld()).isFalse();
        end.countDown();
        slow.stop();
        await("taken over at once").atMost(TIME).until(other::isHeld);
        other.stop();
        assertThat(tokens).contains(1L, 2L);
    }

    @Test
    void isGivenUpAfterAFailureAndTheLoopGoesOn() {
        AtomicInteger passes = new AtomicInteger();
        LeaseLoop loop =
                loop(
                        "a",
                        lease -> {
                            if (passes.incrementAndGet() < 3) {
                                throw new IllegalStateException("broken");
                            }
                            return Duration.ofMillis(20);
                        });
        loop.start();
        await("goes on").atMost(Duration.ofSeconds(10)).until(() -> passes.get() > 5);
        loop.stop();
        assertThat(loop.isHeld()).isFalse();
    }

    @Test
    void wakesBeforeItsTime() {
        AtomicInteger passes = new AtomicInteger();
        LeaseLoop loop =
                loop(
                        "a",
                        lease -> {
                            passes.incrementAndGet();
                            return Duration.ofMinutes(5);
                        });
        loop.start();
        await("first").until(() -> passes.get() == 1);
        loop.wake();
        await("second").until(() -> passes.get() == 2);
        loop.stop();
    }

    private static Duration waiting(CountDownLatch end, List<Long> tokens, Lease lease)
            throws InterruptedException {
        tokens.add(lease.token());
        return end.await(20, TimeUnit.SECONDS) ? Duration.ofMillis(50) : Duration.ZERO;
    }

    private LeaseLoop loop(String holder, LeasedLoop.Body body) {
        LeaseHolder runs =
                new LeaseHolder() {
                    @Override
                    public void acquired(Lease lease) {}

                    @Override
                    public Duration run(Lease lease) throws Exception {
                        return body.run(lease);
                    }
                };
        return new LeaseLoop(name, leases(holder), runs, PAUSES);
    }

    private Leases leases(String holder) {
        return new Leases(database, holder, TIME);
    }

    private Lease awaitLease(Leases leases) {
        return await("lease")
                .atMost(TIME.multipliedBy(3))
                .until(() -> leases.acquire(name), Optional::isPresent)
                .orElseThrow();
    }
}
