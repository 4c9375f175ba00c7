package io.tributary.interaction.lineage;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tributary.interaction.recording.InteractionProblem;
import io.tributary.interaction.referral.ReferralOutcome;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.values.Role;
import io.tributary.web.auth.Caller;
import io.tributary.web.auth.ProductAccess;
import io.tributary.web.json.JsonBody;
import io.tributary.web.openapi.BodySchema;
import io.tributary.web.paging.Parameters;
import io.tributary.web.problem.Problem;
import java.util.Objects;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A wallet's referrers, shown to whoever has a role on the product and changed by some of them. */
@RestController
@RequestMapping("/business/products/{id}/referrals/{wallet}")
class ReferralController {

    private static final int SHOWN = 10;

    private final ReferralChains chains;
    private final ReferralChanges changes;
    private final Reassignments reassignments;
    private final ProductAccess access;

    ReferralController(
            ReferralChains chains,
            ReferralChanges changes,
            Reassignments reassignments,
            ProductAccess access) {
        this.chains = chains;
        this.changes = changes;
        this.reassignments = reassignments;
        this.access = access;
    }

    @Operation(summary = "The referrers above a wallet, and what administrators changed (any role)")
    @GetMapping
    @Parameter(
            in = ParameterIn.QUERY,
            name = "depth",
            schema = @Schema(type = "integer", minimum = "1", maximum = "256", defaultValue = "10"))
    Mono<LineageView> find(
            Caller.Wallet caller,
            @PathVariable ProductId id,
            @PathVariable Address wallet,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
        Parameters parameters = new Parameters(query);
        Integer depth =
                parameters.optional(
                        "depth", ReferralController::depth, "1.." + ReferralChains.LONGEST);
        parameters.check();
        return access.requireAny(caller.address(), id)
                .then(show(id, wallet, Objects.requireNonNullElse(depth, SHOWN)));
    }

    @Operation(
            summary =
                    "Gives a wallet another referrer, or none; later interactions see it (role 4)")
    @ApiResponse(responseCode = "200", description = "As it stands now", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "referral-refused, with its outcome")
    @PutMapping
    Mono<LineageView> reassign(
            Caller.Wallet caller,
            @PathVariable ProductId id,
            @PathVariable Address wallet,
            @BodySchema(ReassignmentBody.class) JsonBody body) {
        Reassignment wanted = ReassignmentBody.read(body).of(id, wallet, caller.address());
        return access.require(caller.address(), id, Role.INTERACTION_MANAGER)
                .then(Mono.defer(() -> reassignments.reassign(wanted)))
                .doOnNext(ReferralController::requireLinked)
                .then(Mono.defer(() -> show(id, wallet, SHOWN)));
    }

    private Mono<LineageView> show(ProductId product, Address wallet, int depth) {
        return Mono.zip(
                chains.above(product, wallet, depth),
                changes.of(product, wallet),
                (above, made) -> LineageView.of(wallet, above, made));
    }

    private static void requireLinked(ReferralOutcome outcome) {
        if (outcome != ReferralOutcome.LINKED) {
            throw Problem.of(InteractionProblem.REFERRAL_REFUSED)
                    .with("outcome", outcome.word())
                    .exception();
        }
    }

    private static int depth(String text) {
        if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > ReferralChains.LONGEST) {
            throw new IllegalArgumentException(
                    "depth: (expected: 1.." + ReferralChains.LONGEST + ")");
        }
        return Integer.parseInt(text);
    }
}
