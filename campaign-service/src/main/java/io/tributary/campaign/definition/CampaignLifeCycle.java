package io.tributary.campaign.definition;

import io.tributary.campaign.budget.Budget;
import io.tributary.campaign.guard.CampaignFence;
import io.tributary.campaign.product.PayingBanks;
import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.ChainId;
import io.tributary.values.Uuids;
import io.tributary.web.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Creates, activates, deactivates. A change takes the exclusive fence first: when the answer goes
 * out, every decision that saw the old status has committed, and every later one sees the new. A
 * repeated command finds the status committed, and so needs no fence: it does not hold up
 * decisions.
 */
@Component
class CampaignLifeCycle {

    private final Campaigns campaigns;
    private final CampaignFence fence;
    private final PayingBanks banks;
    private final TransactionalOperator transaction;
    private final Clock clock;

    CampaignLifeCycle(
            Campaigns campaigns,
            CampaignFence fence,
            PayingBanks banks,
            TransactionalOperator transaction,
            Clock clock) {
        this.campaigns = campaigns;
        this.fence = fence;
        this.banks = banks;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A draft; no fence, since nobody decides by a draft. */
    Mono<Campaign> create(CampaignTerms terms, Address author) {
        return banks.likelyChainOf(terms.product(), terms.token())
                .map(chain -> draft(terms, chain, author))
                .flatMap(draft -> campaigns.insert(draft).thenReturn(draft))
                .as(transaction::transactional);
    }

    /** The campaign, active from now on. */
    Mono<Campaign> activate(Campaign campaign, Address author) {
        if (Transition.activate(campaign.status(clock.instant())) instanceof Transition.Nothing) {
            return Mono.just(campaign);
        }
        return locked(campaign)
                .flatMap(current -> activateLocked(current, author))
                .as(transaction::transactional);
    }

    /** The campaign, deactivated from now on. */
    Mono<Campaign> deactivate(Campaign campaign, Address author) {
        if (Transition.deactivate(campaign.status(clock.instant())) instanceof Transition.Nothing) {
            return Mono.just(campaign);
        }
        return locked(campaign)
                .flatMap(current -> deactivateLocked(current, author))
                .as(transaction::transactional);
    }

    private Mono<Campaign> locked(Campaign campaign) {
        return fence.close().then(Mono.defer(() -> campaigns.lock(campaign.id())));
    }

    private Mono<Campaign> activateLocked(Campaign current, Address author) {
        return switch (Transition.activate(current.status(clock.instant()))) {
            case Transition.Nothing _ -> Mono.just(current);
            case Transition.Refused refused -> Mono.error(notAllowed(refused).exception());
            case Transition.Change _ -> activatePaid(current, author);
        };
    }

    private Mono<Campaign> activatePaid(Campaign current, Address author) {
        return banks.chainOf(current.terms().product(), current.terms().token())
                .switchIfEmpty(Mono.error(() -> bankMissing(current).exception()))
                .map(chain -> next(current, CampaignStatus.ACTIVE, chain))
                .flatMap(next -> campaigns.move(current, next, author).thenReturn(next))
                .flatMap(next -> campaigns.beginActivity(next.id()).thenReturn(next));
    }

    private Mono<Campaign> deactivateLocked(Campaign current, Address author) {
        return switch (Transition.deactivate(current.status(clock.instant()))) {
            case Transition.Nothing _ -> Mono.just(current);
            case Transition.Refused refused -> Mono.error(notAllowed(refused).exception());
            case Transition.Change change -> end(current, change.to(), author);
        };
    }

    private Mono<Campaign> end(Campaign current, CampaignStatus to, Address author) {
        Campaign next = next(current, to, current.chain());
        return campaigns
                .move(current, next, author)
                .then(Mono.defer(() -> campaigns.endActivity(current.id())))
                .thenReturn(next);
    }

    private Campaign draft(CampaignTerms terms, ChainId chain, Address author) {
        Instant now = Campaigns.stored(clock.instant());
        CampaignId id = new CampaignId(Uuids.next(now));
        Budget budget = Budget.open(terms.budgetCap());
        return new Campaign(id, 1, CampaignStatus.DRAFT, terms, chain, budget, author, now, now);
    }

    private Campaign next(Campaign current, CampaignStatus to, ChainId chain) {
        return new Campaign(
                current.id(),
                current.version() + 1,
                to,
                current.terms(),
                chain,
                current.budget(),
                current.createdBy(),
                current.createdAt(),
                Campaigns.stored(clock.instant()));
    }

    private static Problem notAllowed(Transition.Refused refused) {
        return Problem.of(CampaignProblem.TRANSITION_NOT_ALLOWED)
                .with("from", refused.from().word())
                .with("to", refused.to().word());
    }

    private static Problem bankMissing(Campaign campaign) {
        return Problem.of(
                CampaignProblem.BANK_MISSING, "no bank is known for " + campaign.terms().token());
    }
}
