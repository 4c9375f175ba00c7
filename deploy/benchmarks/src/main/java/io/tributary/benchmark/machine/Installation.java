package io.tributary.benchmark.machine;

import io.tributary.quickstart.contract.DemoContracts;
import io.tributary.quickstart.demo.Client;
import io.tributary.quickstart.demo.Shop;
import io.tributary.quickstart.demo.ShopOpening;
import io.tributary.quickstart.settings.Outcome;
import io.tributary.quickstart.settings.Polling;
import io.tributary.quickstart.settings.Ports;
import io.tributary.quickstart.settings.Ports.Port;
import io.tributary.quickstart.settings.QuickstartException;
import io.tributary.quickstart.settings.Service;
import io.tributary.quickstart.settings.ServiceSettings;
import io.tributary.quickstart.settings.WorkDirectory;
import io.tributary.sealing.KeptKeysets;
import io.tributary.sealing.KeysetPair;
import io.tributary.testkit.platform.Platform;
import io.tributary.testkit.platform.PlatformOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Platform, services and a shop, as the quickstart has them, each service in its own process. */
public final class Installation implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** What a load sends by its one key in a minute is what the machine takes. */
    private static final String NO_LIMIT = "1000000000000";

    private final Ports ports;
    private final WorkDirectory work;
    private final @Nullable Path recordings;
    private final Map<String, String> moreSettings;
    private final Map<Service, ServiceJvm> running = new EnumMap<>(Service.class);
    private final Client client = new Client();
    private @Nullable Platform platform;

    /**
     * Nothing runs yet; flight recordings are written if a directory for them is given.
     *
     * @param moreSettings go to every process beside the usual ones
     */
    public Installation(Ports ports, @Nullable Path recordings, Map<String, String> moreSettings) {
        this.ports = ports;
        this.moreSettings = Map.copyOf(moreSettings);
        this.recordings = recordings;
        this.work = new WorkDirectory(null, ports);
    }

    /** Starts everything and opens the shop. */
    public Shop open() {
        Platform.endLeftovers(work.platform());
        List<String> taken = ports.taken();
        if (!taken.isEmpty()) {
            throw new QuickstartException(Outcome.ENVIRONMENT, String.join("\n", taken));
        }
        work.prepare();
        PlatformOptions options =
                PlatformOptions.in(work.platform())
                        .withPorts(ports.platform())
                        .closingFirst(this::stopServices);
        platform = Platform.start(options, (part, took) -> {});
        startServices();
        DemoContracts contracts = DemoContracts.deploy(ports.url(Port.CHAIN));
        Service.all().forEach(service -> awaitReadiness(ports.url(service.managementPort())));
        return new ShopOpening(client, ports, contracts).open();
    }

    /** The servers below the services. */
    public Platform platform() {
        if (platform == null) {
            throw new IllegalStateException("platform: not started (expected: after open())");
        }
        return platform;
    }

    /** Where everything listens. */
    public Ports ports() {
        return ports;
    }

    /** A running service. */
    public ServiceJvm service(Service service) {
        ServiceJvm jvm = running.get(service);
        if (jvm == null) {
            throw new IllegalStateException(service.text() + ": not running");
        }
        return jvm;
    }

    /** Ends the service for good. */
    public synchronized void stop(Service service) {
        ServiceJvm jvm = running.remove(service);
        if (jvm != null) {
            jvm.close();
        }
    }

    /** One more application beside the services; the caller closes it. */
    public ServiceJvm launch(
            String name, Class<?> application, int port, Map<String, String> settings) {
        ServiceJvm jvm = launch(name, application.getName(), settings);
        awaitReadiness("http://127.0.0.1:" + port);
        return jvm;
    }

    @Override
    public void close() {
        stopServices();
        if (platform != null) {
            platform.close();
        }
    }

    private void startServices() {
        KeysetPair keysets = new KeptKeysets(work.keysets()).get();
        ServiceSettings settings = new ServiceSettings(platform(), ports, "not-used-here", keysets);
        for (Service service : Service.all()) {
            platform().postgres().createDatabase(service.database());
            running.put(service, launch(service.text(), service.mainClass(), settings.of(service)));
        }
    }

    private ServiceJvm launch(String name, String mainClass, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("tributary.rate-limits.key-per-minute", NO_LIMIT);
        all.putAll(moreSettings);
        return ServiceJvm.launch(name, mainClass, all, work.logs(), recordings);
    }

    private void stopServices() {
        Service.all().forEach(this::stop);
    }

    private void awaitReadiness(String managementUrl) {
        Polling.until(
                "the readiness at " + managementUrl + " (logs in " + work.logs() + ")",
                PATIENCE,
                PAUSE,
                () -> client.isUp(managementUrl + "/actuator/health/readiness"),
                up -> up);
    }
}
