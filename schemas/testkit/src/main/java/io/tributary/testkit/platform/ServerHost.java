package io.tributary.testkit.platform;

import java.util.List;

/** What runs the servers of one platform: this machine, or a Docker engine. */
interface ServerHost extends AutoCloseable {

    /** Where clients find the servers' ports. */
    String address();

    /** A place for one server. */
    Server place(PlatformPart part);

    /** The ids of the processes of this machine that run for the platform now. */
    List<Long> processIds();

    /** Ends every server at once, and every one that is started from now on. */
    void endAll();

    /** After the last server has ended. */
    @Override
    void close();
}
