package io.tributary.testkit.platform;

import java.io.IOException;
import java.time.Duration;

/**
 * One server where it runs. It is launched, ended and launched again with the data that it has. For
 * one thread at a time.
 */
interface Server {

    /** Launches it without waiting until it answers. */
    void launch() throws IOException;

    boolean isRunning();

    /** Waits until it has ended by itself, but not longer than this. */
    boolean endsWithin(Duration time);

    /** Asks it to end and waits; kills it if it takes too long. */
    void stop();

    /** SIGKILL, for it and all that it started. */
    void kill();

    /**
     * Its process on this machine.
     *
     * @throws PlatformException if it has none
     */
    long pid();

    /** The end of what it wrote, for the message of a server that did not start. */
    String lastWords();
}
