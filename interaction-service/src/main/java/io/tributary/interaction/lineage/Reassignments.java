package io.tributary.interaction.lineage;

import io.tributary.interaction.dedup.Space;
import io.tributary.interaction.referral.ReferralOutcome;
import io.tributary.interaction.referral.ReferralRequest;
import io.tributary.interaction.referral.Referrals;
import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import io.tributary.values.Uuids;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The transaction of a reassignment: lock the product, look, change, write down. What was stamped
 * on interactions before stays; those that come afterwards see the new chain.
 */
@Component
class Reassignments {

    private final Referrals referrals;
    private final ReferralChains chains;
    private final ReferralChanges changes;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Reassignments(
            Referrals referrals,
            ReferralChains chains,
            ReferralChanges changes,
            TransactionalOperator transaction,
            Clock clock) {
        this.referrals = referrals;
        this.chains = chains;
        this.changes = changes;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * {@link ReferralOutcome#LINKED} if the wallet has that referrer now, or none as asked, which
     * it may have had before; else why not, and nothing is changed.
     */
    Mono<ReferralOutcome> reassign(Reassignment wanted) {
        return referrals
                .lock(wanted.product())
                .then(Mono.defer(() -> present(wanted)))
                .flatMap(before -> apply(wanted, before.orElse(null)))
                .as(transaction::transactional);
    }

    private Mono<Optional<Address>> present(Reassignment wanted) {
        return chains.referrer(wanted.product(), wanted.wallet())
                .map(ReferralEdge::referrer)
                .singleOptional();
    }

    private Mono<ReferralOutcome> apply(Reassignment wanted, @Nullable Address before) {
        if (Objects.equals(before, wanted.referrer())) {
            return Mono.just(ReferralOutcome.LINKED);
        }
        UUID id = Uuids.next(clock.instant());
        return change(wanted, id).flatMap(outcome -> write(outcome, wanted, id, before));
    }

    private Mono<ReferralOutcome> change(Reassignment wanted, UUID id) {
        Address referrer = wanted.referrer();
        if (referrer == null) {
            return referrals
                    .remove(wanted.product(), wanted.wallet())
                    .thenReturn(ReferralOutcome.LINKED);
        }
        return referrals.replace(
                new ReferralRequest(
                        new InteractionId(id),
                        Space.live(wanted.product()),
                        wanted.wallet(),
                        referrer));
    }

    private Mono<ReferralOutcome> write(
            ReferralOutcome outcome, Reassignment wanted, UUID id, @Nullable Address before) {
        return outcome == ReferralOutcome.LINKED
                ? changes.add(id, wanted, before).thenReturn(outcome)
                : Mono.just(outcome);
    }
}
