package io.tributary.quickstart.launch;

import io.tributary.quickstart.settings.Outcome;
import io.tributary.quickstart.settings.QuickstartException;
import io.tributary.quickstart.settings.Service;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.springframework.boot.Banner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/** The services as five contexts in this virtual machine: quick to start and small. */
public final class ServicesInside implements Services {

    private final ConcurrentLinkedDeque<ConfigurableApplicationContext> contexts =
            new ConcurrentLinkedDeque<>();

    @Override
    public void start(Service service, Map<String, String> settings) {
        String[] arguments =
                settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new);
        contexts.addFirst(run(service, arguments));
    }

    private static ConfigurableApplicationContext run(Service service, String[] arguments) {
        try {
            return Application.of(service.mainClass())
                    .bannerMode(Banner.Mode.OFF)
                    .registerShutdownHook(false)
                    .run(arguments);
        } catch (RuntimeException e) {
            throw new QuickstartException(
                    Outcome.ENVIRONMENT,
                    service.text()
                            + " cannot be started: "
                            + NestedExceptionUtils.getMostSpecificCause(e),
                    e);
        }
    }

    /** The last that was started goes first: it reads what the others write. */
    @Override
    public void close() {
        contexts.forEach(ConfigurableApplicationContext::close);
    }
}
