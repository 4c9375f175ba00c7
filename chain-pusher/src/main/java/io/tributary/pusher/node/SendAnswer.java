package io.tributary.pusher.node;

import java.util.Locale;

/**
 * What a node said to a transaction.
 *
 * @param kind what it means
 * @param detail the node's words
 */
public record SendAnswer(Kind kind, String detail) {

    /** The answers that call for different actions. */
    public enum Kind {
        /** The node has it now. */
        TAKEN,
        /** The node had it before: fine. */
        ALREADY_KNOWN,
        /** The account nonce is mined, by this transaction or another: the events tell. */
        NONCE_TOO_LOW,
        /** Another transaction of this account nonce offers as much: that one waits. */
        UNDERPRICED,
        /** The gas payer is short. */
        INSUFFICIENT_FUNDS,
        /** Something else; the same bytes are sent again later. */
        REFUSED
    }

    /** Whether nobody has to look at it. */
    public boolean isFine() {
        return kind == Kind.TAKEN || kind == Kind.ALREADY_KNOWN || kind == Kind.NONCE_TOO_LOW;
    }

    static SendAnswer taken() {
        return new SendAnswer(Kind.TAKEN, "");
    }

    /**
     * Nodes agree on words, not on codes: these are those of geth, Erigon, Nethermind, Besu, reth
     * and anvil.
     */
    static SendAnswer refused(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        if (text.contains("already known")
                || text.contains("already imported")
                || text.contains("known transaction")
                || text.contains("alreadyknown")) {
            return new SendAnswer(Kind.ALREADY_KNOWN, message);
        }
        if (text.contains("nonce too low")
                || text.contains("nonce is too low")
                || text.contains("oldnonce")) {
            return new SendAnswer(Kind.NONCE_TOO_LOW, message);
        }
        if (text.contains("underpriced")) {
            return new SendAnswer(Kind.UNDERPRICED, message);
        }
        if (text.contains("insufficient funds") || text.contains("insufficientfunds")) {
            return new SendAnswer(Kind.INSUFFICIENT_FUNDS, message);
        }
        return new SendAnswer(Kind.REFUSED, message);
    }
}
