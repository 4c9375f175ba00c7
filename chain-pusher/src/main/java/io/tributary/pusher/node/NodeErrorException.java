package io.tributary.pusher.node;

import java.util.Optional;

/** The node answered with an error of its own. */
public final class NodeErrorException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int EXECUTION_REVERTED = 3;

    private final int code;
    private final String words;
    private final String data;

    NodeErrorException(String method, int code, String words, String data) {
        super("chain node: " + method + ": " + words + " (" + code + ")");
        this.code = code;
        this.words = words;
        this.data = data;
    }

    String words() {
        return words;
    }

    /** Revert data in hex; empty if there is none. */
    String data() {
        return data;
    }

    /** Where the call reverted: its revert data in hex, {@code 0x} if there is none. */
    public Optional<String> revertData() {
        return isRevert() ? Optional.of(data.isEmpty() ? "0x" : data) : Optional.empty();
    }

    boolean isRevert() {
        return code == EXECUTION_REVERTED || words.contains("revert") || !data.isEmpty();
    }
}
