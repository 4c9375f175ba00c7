package io.tributary.pusher.lane;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Why a lane does not go on, for health, meters and people. */
public final class LaneStatus {

    private static final String NOT_ASKED = "not asked yet";

    private final AtomicReference<Optional<String>> halt = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<String>> node =
            new AtomicReference<>(Optional.of(NOT_ASKED));
    private volatile boolean owned;

    /** The lane is this instance's: it asks the node before anything else. */
    public void takeUp() {
        node.set(Optional.of(NOT_ASKED));
        owned = true;
    }

    /** Another instance may have it. What stood in its way here is told no longer. */
    public void standBy() {
        owned = false;
        resume();
        nodeAnswers();
    }

    /** Whether the lane is this instance's. */
    public boolean isOwned() {
        return owned;
    }

    /** Stands still. Answers whether the reason is news. */
    public boolean halt(String reason) {
        return !halt.getAndSet(Optional.of(reason)).equals(Optional.of(reason));
    }

    /** Does its work. */
    public void resume() {
        halt.set(Optional.empty());
    }

    /** Why it stands still. */
    public Optional<String> haltReason() {
        return halt.get();
    }

    /** The node answers. */
    public void nodeAnswers() {
        node.set(Optional.empty());
    }

    /** The node does not answer. Answers whether that is news. */
    public boolean nodeIsAway(String why) {
        return node.getAndSet(Optional.of(why)).isEmpty();
    }

    /** Why the node does not answer. */
    public Optional<String> nodeTrouble() {
        return node.get();
    }
}
