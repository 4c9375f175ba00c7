package io.tributary.quickstart.settings;

/** How a run ends; the number is the exit code. */
public enum Outcome {
    /** Every figure is right. */
    RIGHT(0),
    /** A figure is wrong. */
    WRONG(1),
    /** A port, a tool or a JDK is missing. */
    ENVIRONMENT(2),
    /** Something did not answer in time. */
    TIMEOUT(3);

    private final int exitCode;

    Outcome(int exitCode) {
        this.exitCode = exitCode;
    }

    /** What the shell sees. */
    public int exitCode() {
        return exitCode;
    }
}
