package io.tributary.interaction.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanContext;
import io.tributary.interaction.dedup.Claim;
import io.tributary.interaction.dedup.DedupKey;
import io.tributary.interaction.dedup.Space;
import io.tributary.interaction.journal.Analytics;
import io.tributary.interaction.journal.NewInteraction;
import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import io.tributary.values.ProductId;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class SubmissionQueueTest {

    private static final Duration IDLE = Duration.ofMillis(1);
    private static final int BYTES = 100;

    private final SubmissionQueue queue =
            new SubmissionQueue(
                    new RecordingProperties(
                            5,
                            Duration.ofMillis(5),
                            1,
                            12,
                            DataSize.ofBytes(12 * BYTES),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1),
                            0,
                            1));

    @Test
    void collectsRequestsUpToTheSizeOfAGroup() throws InterruptedException {
        List<Submission> offered = List.of(submission(2), submission(3), submission(1));
        offered.forEach(queue::offer);
        assertThat(queue.collect(IDLE)).containsExactly(offered.get(0), offered.get(1));
        assertThat(queue.collect(IDLE)).containsExactly(offered.get(2));
    }

    @Test
    void neverSplitsARequestAndKeepsTheOrder() throws InterruptedException {
        List<Submission> offered = List.of(submission(4), submission(2), submission(1));
        offered.forEach(queue::offer);
        assertThat(queue.collect(IDLE)).containsExactly(offered.get(0));
        assertThat(queue.collect(IDLE)).containsExactly(offered.get(1), offered.get(2));
    }

    @Test
    void letsARequestThatIsLargerThanAGroupGoAlone() throws InterruptedException {
        Submission large = submission(9);
        queue.offer(large);
        queue.offer(submission(1));
        assertThat(queue.collect(IDLE)).containsExactly(large);
    }

    @Test
    void givesNothingWhereNothingCame() throws InterruptedException {
        assertThat(queue.collect(IDLE)).isEmpty();
    }

    @Test
    void turnsAwayWhatExceedsTheItems() {
        assertThat(queue.offer(submission(12))).isTrue();
        assertThat(queue.offer(submission(1))).isFalse();
        assertThat(queue.size()).isEqualTo(12);
    }

    @Test
    void turnsAwayWhatExceedsTheBytes() throws InterruptedException {
        assertThat(queue.offer(Submission.of(List.of(item(12 * BYTES)), SpanContext.getInvalid())))
                .isTrue();
        assertThat(queue.offer(submission(1))).isFalse();
        queue.collect(IDLE);
        assertThat(queue.offer(submission(1))).isTrue();
    }

    private static Submission submission(int items) {
        return Submission.of(Collections.nCopies(items, item(BYTES)), SpanContext.getInvalid());
    }

    private static NewInteraction item(int bytes) {
        InteractionId id = new InteractionId(UUID.randomUUID());
        ProductId product = new ProductId(new UUID(1, 1));
        Address wallet = new Address("0x" + "a".repeat(40));
        DedupKey key = new DedupKey.PerWallet(Space.live(product), wallet, "webshop.open", "");
        Claim claim = new Claim(id, key, wallet, Duration.ofSeconds(60), new UUID(0, 0));
        return new NewInteraction(
                id,
                product,
                wallet,
                "webshop.open",
                "",
                claim,
                "sdk",
                null,
                "{}",
                null,
                null,
                Analytics.NONE,
                false,
                bytes);
    }
}
