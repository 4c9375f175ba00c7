package io.tributary.campaign.definition;

import io.tributary.messaging.relay.LeasedLoop;
import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.Role;
import io.tributary.web.auth.ProductAccess;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What wallets do with campaigns: each after the question whether they may, each change announced
 * after its commit.
 */
@Component
class CampaignDesk {

    private final Campaigns campaigns;
    private final CampaignLifeCycle lifeCycle;
    private final ProductAccess access;
    private final LeasedLoop relay;

    CampaignDesk(
            Campaigns campaigns,
            CampaignLifeCycle lifeCycle,
            ProductAccess access,
            @Qualifier("campaignRelay") LeasedLoop relay) {
        this.campaigns = campaigns;
        this.lifeCycle = lifeCycle;
        this.access = access;
        this.relay = relay;
    }

    /** A new draft. */
    Mono<Campaign> create(CampaignTerms terms, Address author) {
        return access.require(author, terms.product(), Role.CAMPAIGN_MANAGER)
                .then(Mono.defer(() -> lifeCycle.create(terms, author)))
                .doOnSuccess(_ -> relay.wake());
    }

    /** The campaign, for a wallet with any role on its product. */
    Mono<Campaign> read(CampaignId id, Address reader) {
        return existing(id)
                .flatMap(found ->
                        access.requireAny(reader, found.terms().product()).thenReturn(found));
    }

    /** The campaign, active. */
    Mono<Campaign> activate(CampaignId id, Address author) {
        return managed(id, author)
                .flatMap(found -> lifeCycle.activate(found, author))
                .doOnSuccess(_ -> relay.wake());
    }

    /** The campaign, deactivated. */
    Mono<Campaign> deactivate(CampaignId id, Address author) {
        return managed(id, author)
                .flatMap(found -> lifeCycle.deactivate(found, author))
                .doOnSuccess(_ -> relay.wake());
    }

    private Mono<Campaign> managed(CampaignId id, Address author) {
        return existing(id)
                .flatMap(found ->
                        access.require(author, found.terms().product(), Role.CAMPAIGN_MANAGER)
                                .thenReturn(found));
    }

    private Mono<Campaign> existing(CampaignId id) {
        return campaigns
                .find(id)
                .switchIfEmpty(Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).exception()));
    }
}
