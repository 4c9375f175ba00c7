package io.tributary.interaction.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.interaction.dedup.Claim;
import io.tributary.interaction.dedup.DedupKey;
import io.tributary.interaction.dedup.Space;
import io.tributary.interaction.journal.Analytics;
import io.tributary.interaction.journal.NewInteraction;
import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import io.tributary.values.ProductId;
import io.tributary.web.problem.ProblemException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.util.unit.DataSize;

class InteractionIntakeTest {

    private static final Duration SHORT = Duration.ofMillis(20);

    private final RecordingProperties properties =
            new RecordingProperties(5, SHORT, 1, 10, DataSize.ofMegabytes(1), SHORT, SHORT, 0, 1);
    private final InteractionIntake intake =
            new InteractionIntake(
                    new SubmissionQueue(properties),
                    properties,
                    new SimpleMeterRegistry(),
                    new StaticListableBeanFactory().getBeanProvider(CommittedClaims.class));

    @Test
    void says503WithRetryAfterWhereThereIsNoRoom() {
        assertOverloaded(
                catchThrowableOfType(
                        ProblemException.class, () -> intake.record(items(11)).block()));
    }

    @Test
    void says503WithRetryAfterWhereNobodyCommitsInTime() {
        assertOverloaded(
                catchThrowableOfType(
                        ProblemException.class, () -> intake.record(items(1)).block()));
    }

    @Test
    void needsNoGroupForNothing() {
        assertThat(intake.record(List.of()).block()).isEmpty();
    }

    private static void assertOverloaded(ProblemException thrown) {
        assertThat(thrown.problem().type().status()).isEqualTo(503);
        assertThat(thrown.problem().type().code()).isEqualTo("overloaded");
        assertThat(thrown.retryAfter()).isEqualTo(Duration.ofSeconds(1));
    }

    private static List<NewInteraction> items(int count) {
        InteractionId id = new InteractionId(UUID.randomUUID());
        ProductId product = new ProductId(new UUID(1, 1));
        Address wallet = new Address("0x" + "a".repeat(40));
        DedupKey key = new DedupKey.PerWallet(Space.live(product), wallet, "webshop.open", "");
        Claim claim = new Claim(id, key, wallet, SHORT, new UUID(0, 0));
        return Collections.nCopies(
                count,
                new NewInteraction(
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
                        10));
    }
}
