package io.tributary.interaction.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ClaimsIT extends RunningService {

    private static final int STEPS = 150;
    private static final int SEED = 20261122;

    @Autowired private Claims claims;

    /** Windows and steps of time are chosen so that nothing happens at a boundary. */
    @Test
    void agreesWithTheModelWhateverComes() {
        KnownShop shop = aShop();
        List<Address> wallets = List.of(aWallet(), aWallet());
        Model model = new Model();
        Random random = new Random(SEED);
        for (int step = 0; step < STEPS; step++) {
            Duration passed = Duration.ofSeconds(20L * random.nextInt(4));
            shop.letPass(passed);
            model.now += passed.toSeconds();
            Claim claim = aClaim(shop, wallets.get(random.nextInt(2)), random);
            boolean first = claim(List.of(claim)).get(claim.id()) instanceof Claimed.First;
            assertThat(first)
                    .as("step " + step + " of seed " + SEED)
                    .isEqualTo(model.accepts(claim));
        }
    }

    @Test
    void collapsesEqualKeysOfAGroupToTheEarlierOne() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        List<Claim> group = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            group.add(aClaim(shop, alice, "A-1"));
        }
        Map<InteractionId, Claimed> verdicts = claim(group);
        assertThat(verdicts.get(group.getFirst().id())).isInstanceOf(Claimed.First.class);
        assertThat(group.subList(1, 5))
                .allSatisfy(claim ->
                        assertThat(verdicts.get(claim.id()))
                                .isInstanceOfSatisfying(
                                        Claimed.Duplicate.class,
                                        duplicate ->
                                                assertThat(duplicate.first())
                                                        .isEqualTo(group.getFirst().id())));
    }

    private Map<InteractionId, Claimed> claim(List<Claim> group) {
        return Objects.requireNonNull(claims.claim(group).block(SOON));
    }

    private static Claim aClaim(KnownShop shop, Address wallet, Random random) {
        Duration window = random.nextBoolean() ? Duration.ofSeconds(50) : Duration.ofSeconds(190);
        InteractionId id = new InteractionId(UUID.randomUUID());
        String key = "key-" + random.nextInt(3);
        return new Claim(
                id,
                new DedupKey.PerWallet(Space.live(shop.id()), wallet, "webshop.open", key),
                wallet,
                window,
                new UUID(1, 1));
    }

    private static Claim aClaim(KnownShop shop, Address wallet, String order) {
        InteractionId id = new InteractionId(UUID.randomUUID());
        return new Claim(
                id,
                new DedupKey.PerOrder(Space.live(shop.id()), order),
                wallet,
                Duration.ofSeconds(1),
                new UUID(1, 1));
    }

    /**
     * What the rules say: a window from the first acceptance, not extended, of the first's own
     * length.
     */
    private static final class Model {

        private final Map<DedupKey, Long> heldUntil = new HashMap<>();
        private long now;

        boolean accepts(Claim claim) {
            if (heldUntil.getOrDefault(claim.key(), 0L) > now) {
                return false;
            }
            heldUntil.put(claim.key(), now + claim.window().toSeconds());
            return true;
        }
    }
}
