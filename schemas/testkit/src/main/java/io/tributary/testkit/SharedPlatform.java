package io.tributary.testkit;

import io.tributary.testkit.platform.Platform;
import io.tributary.testkit.platform.PlatformException;
import io.tributary.testkit.platform.PlatformOptions;
import io.tributary.testkit.platform.ProgressListener;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The platform that all tests of a virtual machine share: started by the first that asks, ended
 * with the virtual machine. It writes below {@code target/testkit} of the module under test.
 */
public final class SharedPlatform {

    private static final int CONCURRENT_BUILDS = 8;

    private static final List<ConfigurableApplicationContext> CONTEXTS =
            new CopyOnWriteArrayList<>();

    private static @Nullable Platform platform;

    private SharedPlatform() {}

    /** The platform; the first call takes some seconds. */
    public static synchronized Platform get() {
        Platform running = platform;
        if (running == null) {
            running = startInFreeDirectory();
            platform = running;
        }
        return running;
    }

    /** Has the context closed before the servers that it talks to are ended. */
    static void closeFirst(ConfigurableApplicationContext context) {
        CONTEXTS.add(context);
    }

    private static Platform startInFreeDirectory() {
        Path target = Path.of("target", "testkit");
        for (int build = 1; build < CONCURRENT_BUILDS; build++) {
            Path directory = target.resolve("platform-" + build);
            if (Platform.isFree(directory)) {
                return start(directory);
            }
        }
        return start(target.resolve("platform-" + CONCURRENT_BUILDS));
    }

    private static Platform start(Path directory) throws PlatformException {
        return Platform.start(
                PlatformOptions.in(directory).closingFirst(SharedPlatform::closeContexts),
                ProgressListener.SILENT);
    }

    private static void closeContexts() {
        CONTEXTS.forEach(ConfigurableApplicationContext::close);
    }
}
