package io.tributary.quickstart.settings;

import org.jspecify.annotations.Nullable;

/** The run cannot go on. The message is one sentence for people. */
public final class QuickstartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Outcome outcome;

    public QuickstartException(Outcome outcome, String message) {
        this(outcome, message, null);
    }

    public QuickstartException(Outcome outcome, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.outcome = outcome;
    }

    /** How the run ends by this. */
    public Outcome outcome() {
        return outcome;
    }
}
