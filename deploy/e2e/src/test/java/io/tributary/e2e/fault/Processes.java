package io.tributary.e2e.fault;

import static org.awaitility.Awaitility.await;

import io.tributary.quickstart.demo.Client;
import io.tributary.quickstart.settings.Ports;
import io.tributary.quickstart.settings.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The five service processes below a launcher: killed, and awaited. */
final class Processes {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final ProcessHandle launcher;
    private final Ports ports;
    private final Client client = new Client();

    Processes(ProcessHandle launcher, Ports ports) {
        this.launcher = launcher;
        this.ports = ports;
    }

    /** SIGKILL; returns when the process is gone, which is before the launcher starts another. */
    void kill(Service service) {
        ProcessHandle process =
                find(service)
                        .orElseThrow(() -> new IllegalStateException(service + " does not run"));
        process.destroyForcibly();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** How long it takes from now until both ports are listened on. */
    Duration untilListening(Service service) {
        long begin = System.nanoTime();
        await(service.text() + " to listen")
                .atMost(PATIENCE)
                .pollInterval(PAUSE)
                .until(() -> isListening(service));
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    boolean isListening(Service service) {
        return connects(ports.of(service.port())) && connects(ports.of(service.managementPort()));
    }

    /** To bind the port instead would take it from the service that is about to. */
    static boolean connects(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** What the launcher has started after the last one. */
    ProcessHandle awaitProcess(Service service) {
        await("a process of " + service.text())
                .atMost(PATIENCE)
                .until(() -> find(service).isPresent());
        return find(service).orElseThrow();
    }

    /** Whether everything that it needs is there, also what it is ready without. */
    boolean isWell(Service service) {
        return client.isUp(ports.url(service.managementPort()) + "/actuator/health");
    }

    boolean isReady(Service service) {
        return client.isUp(ports.url(service.managementPort()) + "/actuator/health/readiness");
    }

    void awaitReadiness() {
        Service.all()
                .forEach(service ->
                        await("readiness of " + service.text())
                                .atMost(PATIENCE)
                                .pollInterval(PAUSE)
                                .until(() -> isReady(service)));
    }

    private Optional<ProcessHandle> find(Service service) {
        return launcher.descendants()
                .filter(process ->
                        process.info()
                                .commandLine()
                                .filter(line -> line.contains(service.mainClass()))
                                .isPresent())
                .findFirst();
    }
}
