package io.tributary.interaction.query;

import io.tributary.interaction.journal.Interactions;
import io.tributary.interaction.journal.StoredInteraction;
import io.tributary.values.InteractionId;
import io.tributary.web.auth.Caller;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Shows a recorded interaction to its product's key, or to a wallet with any role on the product. A
 * publishable key sees the interactions of the wallet whose token came along, and no others.
 */
@RestController
class InteractionQueryController {

    private final Interactions interactions;
    private final InteractionViews views;
    private final InteractionReaders readers;

    InteractionQueryController(
            Interactions interactions, InteractionViews views, InteractionReaders readers) {
        this.interactions = interactions;
        this.views = views;
        this.readers = readers;
    }

    @GetMapping("/external/interactions/{id}")
    Mono<InteractionView> find(@PathVariable InteractionId id, Caller caller) {
        return interactions
                .find(List.of(id))
                .next()
                .switchIfEmpty(Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).exception()))
                .flatMap(stored -> readers.require(caller, stored).thenReturn(stored))
                .flatMap(this::toView);
    }

    private Mono<InteractionView> toView(StoredInteraction stored) {
        return views.of(List.of(stored)).map(List::getFirst);
    }
}
