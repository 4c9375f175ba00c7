package io.tributary.quickstart.launch;

import io.tributary.quickstart.settings.Service;
import java.util.Map;

/** The running services. */
public interface Services extends AutoCloseable {

    /** Starts one more service; it may answer only later. */
    void start(Service service, Map<String, String> settings);

    /** Ends all of them. */
    @Override
    void close();
}
