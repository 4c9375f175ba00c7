package io.tributary.pusher.submission;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Why a lane does not go on, for health, meters and people. */
final class LaneStatus {

    private final AtomicReference<Optional<String>> halt = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<String>> node =
            new AtomicReference<>(Optional.of("not asked yet"));

    /** Stands still until it is taken over again. */
    void halt(String reason) {
        halt.set(Optional.of(reason));
    }

    void resume() {
        halt.set(Optional.empty());
    }

    Optional<String> haltReason() {
        return halt.get();
    }

    void nodeAnswers() {
        node.set(Optional.empty());
    }

    /** Answers whether that is news. */
    boolean nodeIsAway(String why) {
        return node.getAndSet(Optional.of(why)).isEmpty();
    }

    Optional<String> nodeTrouble() {
        return node.get();
    }
}
