package io.tributary.campaign.decision;

import io.swagger.v3.oas.annotations.Operation;
import io.tributary.campaign.definition.Campaigns;
import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.InteractionId;
import io.tributary.web.auth.Caller;
import io.tributary.web.auth.ProductAccess;
import io.tributary.web.paging.Page;
import io.tributary.web.paging.PageRequest;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Decisions over HTTP. */
@RestController
@RequestMapping("/business")
class DecisionController {

    private final Decisions decisions;
    private final DecisionList list;
    private final Campaigns campaigns;
    private final ProductAccess access;

    DecisionController(
            Decisions decisions, DecisionList list, Campaigns campaigns, ProductAccess access) {
        this.decisions = decisions;
        this.list = list;
        this.campaigns = campaigns;
        this.access = access;
    }

    @Operation(
            summary =
                    "What was decided of an interaction (any role); no items while it is undecided or unknown")
    @GetMapping("/decisions")
    Mono<Page<DecisionAnswer>> ofInteraction(
            @RequestParam("interactionId") InteractionId interactionId,
            PageRequest page,
            Caller.Wallet caller) {
        DecisionFilter filter = new DecisionFilter(null, interactionId, null, null, null);
        return decisions
                .productOf(interactionId)
                .flatMap(product ->
                        access.requireAny(caller.address(), product).then(list.read(filter, page)))
                .defaultIfEmpty(new Page<>(List.of(), null));
    }

    @Operation(
            summary =
                    "What was decided for a campaign (any role), newest first; from and to look at decidedAt")
    @GetMapping("/campaigns/{id}/decisions")
    Mono<Page<DecisionAnswer>> ofCampaign(
            @PathVariable("id") CampaignId id,
            @RequestParam(name = "wallet", required = false) @Nullable Address wallet,
            @RequestParam(name = "interactionId", required = false)
                    @Nullable InteractionId interactionId,
            @RequestParam(name = "from", required = false) @Nullable Instant from,
            @RequestParam(name = "to", required = false) @Nullable Instant to,
            PageRequest page,
            Caller.Wallet caller) {
        DecisionFilter filter = new DecisionFilter(id, interactionId, wallet, from, to);
        return campaigns
                .find(id)
                .switchIfEmpty(Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).exception()))
                .flatMap(campaign ->
                        access.requireAny(caller.address(), campaign.terms().product())
                                .then(list.read(filter, page)));
    }
}
