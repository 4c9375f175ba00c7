package io.tributary.interaction.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import io.tributary.values.ProductId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OwnerTest {

    private static final Instant THEN = Instant.parse("2026-11-22T09:00:00Z");
    private static final ProductId SHOP = new ProductId(new UUID(1, 1));
    private static final Address ALICE = new Address("0x" + "a".repeat(40));
    private static final Address BOB = new Address("0x" + "b".repeat(40));
    private static final UUID CONTENT = new UUID(3, 3);
    private static final InteractionId FIRST = new InteractionId(new UUID(5, 5));

    @Test
    void isTheFirstIfItTookTheKey() {
        Owner owner = new Owner(FIRST, ALICE, THEN, CONTENT, true);
        assertThat(owner.verdictOn(order(FIRST, ALICE, CONTENT))).isEqualTo(new Claimed.First());
    }

    @Test
    void recognisesItselfAfterAnUnknownCommit() {
        Owner owner = new Owner(FIRST, ALICE, THEN, CONTENT, false);
        assertThat(owner.verdictOn(order(FIRST, ALICE, CONTENT)))
                .isEqualTo(new Claimed.StoredBefore());
    }

    @Test
    void isADuplicateOfTheFirst() {
        Owner owner = new Owner(FIRST, ALICE, THEN, CONTENT, false);
        assertThat(owner.verdictOn(order(another(), ALICE, CONTENT)))
                .isEqualTo(new Claimed.Duplicate(FIRST, THEN, false));
    }

    @Test
    void saysThatTheContentDiffers() {
        Owner owner = new Owner(FIRST, ALICE, THEN, CONTENT, true);
        assertThat(owner.verdictOn(order(another(), ALICE, new UUID(4, 4))))
                .isEqualTo(new Claimed.Duplicate(FIRST, THEN, true));
    }

    @Test
    void leavesAnOrderToTheWalletThatCompletedIt() {
        Owner owner = new Owner(FIRST, ALICE, THEN, CONTENT, true);
        assertThat(owner.verdictOn(order(another(), BOB, CONTENT)))
                .isEqualTo(new Claimed.OrderTaken());
    }

    private static Claim order(InteractionId id, Address wallet, UUID content) {
        return new Claim(
                id,
                new DedupKey.PerOrder(Space.live(SHOP), "A-1"),
                wallet,
                Duration.ofDays(7),
                content);
    }

    private static InteractionId another() {
        return new InteractionId(UUID.randomUUID());
    }
}
