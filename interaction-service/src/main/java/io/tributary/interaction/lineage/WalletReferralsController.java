package io.tributary.interaction.lineage;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tributary.values.ProductId;
import io.tributary.web.auth.Caller;
import io.tributary.web.paging.PageRequest;
import io.tributary.web.paging.Paged;
import io.tributary.web.paging.Parameters;
import java.util.Objects;
import java.util.Optional;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code GET /wallet/referrals}: always of the wallet that the token names. */
@RestController
class WalletReferralsController {

    private final ReferralChains chains;
    private final ReferralTree tree;

    WalletReferralsController(ReferralChains chains, ReferralTree tree) {
        this.chains = chains;
        this.tree = tree;
    }

    @Operation(
            summary =
                    "Who referred the caller, and whom it referred on ten levels, the last linked"
                            + " first")
    @Paged
    @GetMapping("/wallet/referrals")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "productId",
            required = true,
            schema = @Schema(format = "uuid"))
    Mono<WalletReferrals> referrals(
            Caller.Wallet caller,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
        Parameters parameters = new Parameters(query);
        PageRequest page = parameters.page();
        ProductId named = parameters.required("productId", ProductId::parse, "a lower-case UUID");
        parameters.check();
        ProductId product = Objects.requireNonNull(named);
        return Mono.zip(
                chains.referrer(product, caller.address()).singleOptional(),
                tree.below(product, caller.address(), page),
                WalletReferralsController::toAnswer);
    }

    private static WalletReferrals toAnswer(
            Optional<ReferralEdge> referrer, ReferralTree.Below below) {
        return WalletReferrals.of(referrer.map(ReferralEdge::referrer).orElse(null), below);
    }
}
