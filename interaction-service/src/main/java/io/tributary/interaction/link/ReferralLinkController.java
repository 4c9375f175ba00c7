package io.tributary.interaction.link;

import io.swagger.v3.oas.annotations.Operation;
import io.tributary.values.Address;
import io.tributary.web.auth.Caller;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells a product whose link somebody came by. */
@RestController
class ReferralLinkController {

    private final ReferralLinks links;

    ReferralLinkController(ReferralLinks links) {
        this.links = links;
    }

    @Operation(summary = "Whose link it is (either kind of key); 404 for nobody's")
    @GetMapping("/external/referral-links/{code}")
    Mono<LinkView> find(@PathVariable String code, Caller.Key key) {
        LinkName name = new LinkName(key.product(), code);
        return links.owners(List.of(name))
                .mapNotNull(owners -> owners.get(name))
                .map(owner -> new LinkView(name.code(), owner))
                .switchIfEmpty(Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).exception()));
    }

    /** A link. */
    record LinkView(String code, Address referrer) {}
}
