package io.tributary.interaction.journal;

import java.util.List;
import reactor.core.publisher.Mono;

/** Gives analytics ids to interactions that are about to be stored, inside their transaction. */
@FunctionalInterface
public interface Correlator {

    /** The same items in their order; locks what it changes in order of its key. */
    Mono<List<NewInteraction>> correlate(List<NewInteraction> items);
}
