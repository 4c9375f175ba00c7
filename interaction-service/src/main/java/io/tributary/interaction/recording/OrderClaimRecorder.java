package io.tributary.interaction.recording;

import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Writes the claims that a group's interactions carry, inside its transaction and last in its lock
 * order, so that an accepted claim is never lost.
 */
public interface OrderClaimRecorder {

    /** Keeps the first claim of each checkout and order. */
    Mono<Void> record(List<CarriedClaim> claims);
}
