package io.tributary.pusher.node;

import org.jspecify.annotations.Nullable;

/** The node did not answer, or not in JSON-RPC. What was asked may have happened. */
public final class NodeUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NodeUnavailableException(String method, String why, @Nullable Throwable cause) {
        super("chain node: " + method + ": " + why + " (expected: an answer)", cause);
    }
}
