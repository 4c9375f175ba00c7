package io.tributary.interaction.recording;

import io.tributary.interaction.dedup.Claim;
import io.tributary.interaction.dedup.Claimed;
import io.tributary.interaction.dedup.Claims;
import io.tributary.interaction.journal.Interactions;
import io.tributary.interaction.journal.NewInteraction;
import io.tributary.interaction.journal.StoredInteraction;
import io.tributary.interaction.limit.WalletLimits;
import io.tributary.interaction.publication.AcknowledgedGroups;
import io.tributary.interaction.referral.ReferralRequest;
import io.tributary.interaction.referral.Referrals;
import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransaction;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The transaction of a group: claim, count, decide referrals, stamp and store. Locks are taken in
 * one order everywhere: dedup keys sorted, orders sorted, reversals sorted, wallets' hours sorted,
 * products sorted, then rows, claims of checkouts sorted.
 */
@Component
class InteractionRecorder {

    private final Claims claims;
    private final WalletLimits walletLimits;
    private final Referrals referrals;
    private final Interactions interactions;
    private final AcknowledgedGroups acknowledged;
    private final OrderClaimRecorder orderClaims;
    private final TransactionalOperator transaction;

    // Over the bound because the steps of the one transaction are all here, in the order of its
    // locks.
    InteractionRecorder(
            Claims claims,
            WalletLimits walletLimits,
            Referrals referrals,
            Interactions interactions,
            AcknowledgedGroups acknowledged,
            OrderClaimRecorder orderClaims,
            TransactionalOperator transaction) {
        this.claims = claims;
        this.walletLimits = walletLimits;
        this.referrals = referrals;
        this.interactions = interactions;
        this.acknowledged = acknowledged;
        this.orderClaims = orderClaims;
        this.transaction = transaction;
    }

    /** Records the group, and forgets the outbox rows of groups that are on the topic already. */
    Mono<Recorded> record(Group group) {
        return walletLimits
                .of(group.items())
                .flatMap(limits -> record(group, limits, acknowledged.take()));
    }

    /** Does the same and undoes it: the verdicts are what recording would give now. */
    Mono<Recorded> rehearse(Group group) {
        return walletLimits.of(group.items()).flatMap(limits -> rehearse(group, limits));
    }

    private Mono<Recorded> rehearse(Group group, Map<InteractionId, Integer> limits) {
        return transaction
                .execute(undone -> undoing(undone, decide(group, limits, List.of())))
                .single();
    }

    private static Mono<Recorded> undoing(ReactiveTransaction undone, Mono<Recorded> work) {
        undone.setRollbackOnly();
        return work;
    }

    private Mono<Recorded> record(
            Group group, Map<InteractionId, Integer> limits, List<UUID> settled) {
        return decide(group, limits, settled)
                .as(transaction::transactional)
                .doOnSuccess(recorded -> settle(recorded, settled))
                .doOnError(failed -> acknowledged.giveBack(settled))
                .doOnCancel(() -> acknowledged.giveBack(settled));
    }

    private Mono<Recorded> decide(
            Group group, Map<InteractionId, Integer> limits, List<UUID> settled) {
        return claims.claim(claims(group))
                .flatMap(claimed -> count(group, claimed, limits))
                .flatMap(claimed -> store(group, claimed, settled));
    }

    private Mono<Map<InteractionId, Claimed>> count(
            Group group, Map<InteractionId, Claimed> claimed, Map<InteractionId, Integer> limits) {
        if (limits.isEmpty()) {
            return Mono.just(claimed);
        }
        List<NewInteraction> limited =
                those(group, claimed, Claimed.First.class::isInstance).stream()
                        .filter(item -> limits.containsKey(item.id()))
                        .toList();
        return walletLimits
                .count(limited, limits)
                .flatMap(refused -> claims.giveUp(claims(group), claimed, refused));
    }

    private Mono<Recorded> store(
            Group group, Map<InteractionId, Claimed> claimed, List<UUID> settled) {
        List<NewInteraction> first = those(group, claimed, Claimed.First.class::isInstance);
        List<NewInteraction> before = those(group, claimed, Claimed.StoredBefore.class::isInstance);
        return insert(group.id(), first, settled)
                .concatWith(find(before))
                .collectMap(StoredInteraction::id)
                .flatMap(stored ->
                        orderClaims
                                .record(CarriedClaim.of(group.items(), claimed))
                                .thenReturn(toRecorded(group, claimed, stored)));
    }

    private Flux<StoredInteraction> insert(
            UUID group, List<NewInteraction> items, List<UUID> settled) {
        if (items.isEmpty()) {
            return Flux.empty();
        }
        return referrals
                .decide(items.stream().flatMap(InteractionRecorder::toReferral).toList())
                .flatMap(decisions -> interactions.store(group, items, decisions, settled))
                .flatMapIterable(stored -> stored);
    }

    private Flux<StoredInteraction> find(List<NewInteraction> items) {
        return items.isEmpty()
                ? Flux.empty()
                : interactions.find(items.stream().map(NewInteraction::id).toList());
    }

    private void settle(Recorded recorded, List<UUID> settled) {
        if (recorded.stored().isEmpty()) {
            acknowledged.giveBack(settled);
        } else {
            acknowledged.deleted(settled);
        }
    }

    private static Recorded toRecorded(
            Group group,
            Map<InteractionId, Claimed> claimed,
            Map<InteractionId, StoredInteraction> stored) {
        List<Verdict> verdicts = new ArrayList<>(group.items().size());
        List<StoredInteraction> published = new ArrayList<>(stored.size());
        for (NewInteraction item : group.items()) {
            verdicts.add(Verdicts.on(claimed.get(item.id()), stored.get(item.id())));
            if (stored.get(item.id()) != null) {
                published.add(stored.get(item.id()));
            }
        }
        return new Recorded(
                published.isEmpty() ? List.of() : List.of(group.id()), verdicts, published);
    }

    private static List<Claim> claims(Group group) {
        return group.items().stream().map(NewInteraction::claim).toList();
    }

    private static List<NewInteraction> those(
            Group group, Map<InteractionId, Claimed> claimed, Predicate<Claimed> which) {
        return group.items().stream().filter(item -> which.test(claimed.get(item.id()))).toList();
    }

    private static Stream<ReferralRequest> toReferral(NewInteraction item) {
        Address referrer = item.referrer();
        if (referrer == null) {
            return Stream.empty();
        }
        return Stream.of(new ReferralRequest(item.id(), item.space(), item.wallet(), referrer));
    }
}
