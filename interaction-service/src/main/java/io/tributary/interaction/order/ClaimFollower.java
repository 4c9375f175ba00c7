package io.tributary.interaction.order;

import io.tributary.interaction.journal.NewInteraction;
import io.tributary.interaction.recording.CommittedClaims;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Joins the orders that a request's claims complete; the sweep does what fails here. */
@Component
class ClaimFollower implements CommittedClaims {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimFollower.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final OrderJoiner joiner;

    ClaimFollower(OrderJoiner joiner) {
        this.joiner = joiner;
    }

    @Override
    public Mono<Void> follow(List<NewInteraction> claims) {
        List<OrderCheck> checks =
                claims.stream().flatMap(item -> OrderCheck.of(item).stream()).toList();
        return joiner.look(checks).timeout(PATIENCE).onErrorResume(ClaimFollower::leave);
    }

    private static Mono<Void> leave(Throwable failed) {
        LOG.debug("claims are left to the sweep: {}", failed.toString());
        return Mono.empty();
    }
}
