package io.tributary.interaction.recording;

import io.tributary.interaction.journal.NewInteraction;
import java.util.List;
import reactor.core.publisher.Mono;

/** Looks at claims once they are committed, before the client is answered. */
public interface CommittedClaims {

    /** Joins what they complete; never fails, since what is left undone here is done later. */
    Mono<Void> follow(List<NewInteraction> claims);
}
