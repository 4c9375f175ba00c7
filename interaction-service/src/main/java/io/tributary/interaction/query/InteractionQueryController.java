package io.tributary.interaction.query;

import io.tributary.interaction.journal.Interactions;
import io.tributary.interaction.journal.StoredInteraction;
import io.tributary.interaction.publication.PublishedGroups;
import io.tributary.values.InteractionId;
import io.tributary.values.ProductId;
import io.tributary.web.auth.Caller;
import io.tributary.web.auth.ProductAccess;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Shows a recorded interaction to its product's key, or to a wallet with any role on the product.
 */
@RestController
class InteractionQueryController {

    private final Interactions interactions;
    private final PublishedGroups published;
    private final ProductAccess access;

    InteractionQueryController(
            Interactions interactions, PublishedGroups published, ProductAccess access) {
        this.interactions = interactions;
        this.published = published;
        this.access = access;
    }

    @GetMapping("/external/interactions/{id}")
    Mono<InteractionView> find(@PathVariable InteractionId id, Caller caller) {
        return interactions
                .find(List.of(id))
                .next()
                .switchIfEmpty(Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).exception()))
                .flatMap(stored -> require(caller, stored.product()).thenReturn(stored))
                .flatMap(this::toView);
    }

    private Mono<InteractionView> toView(StoredInteraction stored) {
        return published
                .contains(stored.group())
                .map(isPublished -> InteractionView.of(stored, isPublished));
    }

    private Mono<Void> require(Caller caller, ProductId product) {
        return switch (caller) {
            case Caller.Wallet wallet -> access.requireAny(wallet.address(), product);
            case Caller.Key key when key.product().equals(product) -> Mono.empty();
            case Caller.Key _ -> Mono.error(Problem.of(CommonProblem.NOT_FOUND).exception());
        };
    }
}
