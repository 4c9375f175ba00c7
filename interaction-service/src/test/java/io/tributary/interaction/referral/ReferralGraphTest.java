package io.tributary.interaction.referral;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.dedup.Space;
import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import io.tributary.values.ProductId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReferralGraphTest {

    private static final ProductId SHOP = new ProductId(new UUID(1, 1));
    private static final ProductId OTHER_SHOP = new ProductId(new UUID(2, 2));

    private final ReferralGraph graph = new ReferralGraph(Map.of());

    @Test
    void linksAWalletToItsFirstReferrer() {
        assertThat(refer(1, 2)).isEqualTo(new ReferralDecision(ReferralOutcome.LINKED, wallet(2)));
    }

    @Test
    void refusesSelfReferralBeforeAllElse() {
        refer(1, 2);
        assertThat(refer(1, 1).outcome()).isEqualTo(ReferralOutcome.SELF_REFERRAL);
    }

    @Test
    void keepsTheFirstReferrerAndSaysWhoItIs() {
        refer(1, 2);
        assertThat(refer(1, 3))
                .isEqualTo(new ReferralDecision(ReferralOutcome.ALREADY_REFERRED, wallet(2)));
    }

    @Test
    void saysAlreadyReferredRatherThanCycle() {
        refer(1, 2);
        refer(2, 3);
        assertThat(refer(1, 1).outcome()).isEqualTo(ReferralOutcome.SELF_REFERRAL);
        assertThat(refer(2, 1).outcome()).isEqualTo(ReferralOutcome.ALREADY_REFERRED);
    }

    @Test
    void refusesACycleOfAnyLength() {
        refer(1, 2);
        refer(2, 3);
        refer(3, 4);
        assertThat(refer(4, 1)).isEqualTo(new ReferralDecision(ReferralOutcome.CYCLE, wallet(1)));
    }

    @Test
    void keepsProductsApart() {
        refer(1, 2);
        ReferralRequest elsewhere =
                new ReferralRequest(anId(), Space.live(OTHER_SHOP), wallet(2), wallet(1));
        assertThat(graph.decide(elsewhere).outcome()).isEqualTo(ReferralOutcome.LINKED);
    }

    @Test
    void linksAChainOf256ReferrersAndNoLongerOne() {
        for (int i = 1; i <= ReferralGraph.LONGEST_CHAIN; i++) {
            assertThat(refer(i + 1, i).outcome()).isEqualTo(ReferralOutcome.LINKED);
        }
        assertThat(
                        refer(ReferralGraph.LONGEST_CHAIN + 2, ReferralGraph.LONGEST_CHAIN + 1)
                                .outcome())
                .isEqualTo(ReferralOutcome.CHAIN_TOO_DEEP);
    }

    @Property(tries = 300)
    void neverHoldsACycleWhateverIsAsked(
            @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 12) Integer> referees,
            @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 12) Integer> referrers) {
        Map<Address, Address> edges = new HashMap<>();
        ReferralGraph asked = new ReferralGraph(Map.of());
        for (int i = 0; i < Math.min(referees.size(), referrers.size()); i++) {
            ReferralRequest request =
                    new ReferralRequest(
                            anId(),
                            Space.live(SHOP),
                            wallet(referees.get(i)),
                            wallet(referrers.get(i)));
            if (asked.decide(request).outcome() == ReferralOutcome.LINKED) {
                assertThat(edges.put(request.referee(), request.referrer())).isNull();
            }
        }
        edges.keySet().forEach(start -> assertEnds(start, edges));
    }

    private static void assertEnds(Address start, Map<Address, Address> edges) {
        Set<Address> seen = new HashSet<>();
        for (Address at = start; at != null; at = edges.get(at)) {
            assertThat(seen.add(at)).as("no wallet twice above " + start).isTrue();
        }
    }

    private ReferralDecision refer(int referee, int referrer) {
        return graph.decide(
                new ReferralRequest(anId(), Space.live(SHOP), wallet(referee), wallet(referrer)));
    }

    private static InteractionId anId() {
        return new InteractionId(UUID.randomUUID());
    }

    private static Address wallet(int number) {
        return new Address("0x" + "%040x".formatted(number));
    }
}
