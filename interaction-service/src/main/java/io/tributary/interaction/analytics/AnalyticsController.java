package io.tributary.interaction.analytics;

import io.swagger.v3.oas.annotations.Operation;
import io.tributary.interaction.journal.Analytics;
import io.tributary.interaction.journal.Interactions;
import io.tributary.values.InteractionId;
import io.tributary.web.auth.Caller;
import io.tributary.web.json.JsonBody;
import io.tributary.web.openapi.BodySchema;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Attaches analytics ids to an interaction that was received without them. */
@RestController
class AnalyticsController {

    private final Interactions interactions;
    private final Correlations correlations;

    AnalyticsController(Interactions interactions, Correlations correlations) {
        this.interactions = interactions;
        this.correlations = correlations;
    }

    @Operation(
            summary =
                    "Attaches the ids that the interaction does not have; answers those that it has"
                            + " then")
    @PutMapping("/external/interactions/{id}/analytics")
    Mono<AnalyticsView> attach(
            @PathVariable InteractionId id,
            Caller.Key key,
            @BodySchema(AnalyticsBody.class) JsonBody body) {
        Analytics more = AnalyticsBody.read(body);
        if (!key.isProven()) {
            return Mono.error(Caller.Key.withoutWallet());
        }
        return interactions
                .find(List.of(id))
                .filter(stored -> key.maySee(stored.product(), stored.wallet()))
                .next()
                .switchIfEmpty(Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).exception()))
                .flatMap(stored -> correlations.attach(stored, more))
                .mapNotNull(AnalyticsView::of);
    }
}
