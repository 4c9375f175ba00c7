package io.tributary.testkit.platform;

import java.time.Duration;

/** Is told what a starting platform does. Called from several threads. */
@FunctionalInterface
public interface ProgressListener {

    /** Hears nothing. */
    ProgressListener SILENT = (part, took) -> {};

    /**
     * A part answers its probe.
     *
     * @param part for example {@code PostgreSQL}
     * @param took since it was asked to start
     */
    void ready(String part, Duration took);
}
