package io.tributary.pusher.node;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a block counts as final. */
sealed interface Finality {

    /** The node says so under this tag. */
    record Tagged(String tag) implements Finality {}

    /** It has this many blocks above it. */
    record Depth(long blocks) implements Finality {}

    private static Pattern depth() {
        return Pattern.compile("latest\\+([0-9]{1,6})");
    }

    /** Reads {@code finalized}, {@code safe} or {@code latest+N}. */
    static Finality parse(String text) {
        if (text.equals("finalized") || text.equals("safe")) {
            return new Tagged(text);
        }
        Matcher matcher = depth().matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "tributary.chain.finality: " + text + " (expected: finalized, safe, latest+N)");
        }
        return new Depth(Long.parseLong(matcher.group(1)));
    }
}
