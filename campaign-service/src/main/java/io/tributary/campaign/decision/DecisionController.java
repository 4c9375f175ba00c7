package io.tributary.campaign.decision;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tributary.campaign.definition.Campaigns;
import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.InteractionId;
import io.tributary.web.auth.Caller;
import io.tributary.web.auth.ProductAccess;
import io.tributary.web.json.Times;
import io.tributary.web.paging.Page;
import io.tributary.web.paging.PageRequest;
import io.tributary.web.paging.Paged;
import io.tributary.web.paging.Parameters;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import java.util.List;
import java.util.Objects;
import org.springframework.util.MultiValueMap;
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

    private static final String ID = "a lower-case UUID";

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
    @Paged
    @Parameter(
            in = ParameterIn.QUERY,
            name = "interactionId",
            required = true,
            schema = @Schema(format = "uuid"))
    @GetMapping("/decisions")
    Mono<Page<DecisionAnswer>> ofInteraction(
            Caller.Wallet caller,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
        Parameters parameters = new Parameters(query);
        PageRequest page = parameters.page();
        InteractionId named = parameters.required("interactionId", InteractionId::parse, ID);
        parameters.check();
        InteractionId interactionId = Objects.requireNonNull(named);
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
    @Paged
    @Parameter(
            in = ParameterIn.QUERY,
            name = "wallet",
            schema = @Schema(pattern = "^0x[0-9a-f]{40}$"))
    @Parameter(in = ParameterIn.QUERY, name = "interactionId", schema = @Schema(format = "uuid"))
    @Parameter(in = ParameterIn.QUERY, name = "from", schema = @Schema(format = "date-time"))
    @Parameter(in = ParameterIn.QUERY, name = "to", schema = @Schema(format = "date-time"))
    @GetMapping("/campaigns/{id}/decisions")
    Mono<Page<DecisionAnswer>> ofCampaign(
            @PathVariable("id") CampaignId id,
            Caller.Wallet caller,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
        Parameters parameters = new Parameters(query);
        PageRequest page = parameters.page();
        DecisionFilter filter = toFilter(id, parameters);
        parameters.check();
        return campaigns
                .find(id)
                .switchIfEmpty(Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).exception()))
                .flatMap(campaign ->
                        access.requireAny(caller.address(), campaign.terms().product())
                                .then(list.read(filter, page)));
    }

    private static DecisionFilter toFilter(CampaignId id, Parameters parameters) {
        return new DecisionFilter(
                id,
                parameters.optional("interactionId", InteractionId::parse, ID),
                parameters.optional("wallet", Address::parse, "20 bytes of hex"),
                parameters.optional("from", Times::parse, Times.EXPECTED),
                parameters.optional("to", Times::parse, Times.EXPECTED));
    }
}
