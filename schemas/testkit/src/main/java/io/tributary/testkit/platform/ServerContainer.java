package io.tributary.testkit.platform;

import com.github.dockerjava.api.DockerClient;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/**
 * A server as a container. Stopped or killed it stays where it is, and is started again on the same
 * ports with its data: what an outage is.
 */
final class ServerContainer implements Server {

    private static final int SECONDS_TO_STOP = 15;
    private static final int LAST_WORDS = 2_000;

    private final PlatformPart part;
    private final ContainerHost host;
    private @Nullable GenericContainer<?> container;

    ServerContainer(PlatformPart part, ContainerHost host) {
        this.part = part;
        this.host = host;
    }

    @Override
    public void launch() {
        GenericContainer<?> existing = container;
        if (existing == null) {
            GenericContainer<?> made = create(part.container());
            container = made;
            made.start();
        } else {
            docker(existing).startContainerCmd(existing.getContainerId()).exec();
        }
    }

    @Override
    public boolean isRunning() {
        return container != null && container.isRunning();
    }

    @Override
    public boolean endsWithin(Duration time) {
        LockSupport.parkNanos(time.toNanos());
        return !isRunning();
    }

    @Override
    public void stop() {
        GenericContainer<?> running = container;
        if (running != null && running.isRunning()) {
            docker(running)
                    .stopContainerCmd(running.getContainerId())
                    .withTimeout(SECONDS_TO_STOP)
                    .exec();
        }
    }

    @Override
    public void kill() {
        GenericContainer<?> running = container;
        if (running != null && running.isRunning()) {
            docker(running).killContainerCmd(running.getContainerId()).exec();
        }
    }

    @Override
    public long pid() {
        throw new PlatformException(
                part.name() + ": a container (expected: a process of this machine, for its id)");
    }

    @Override
    public String lastWords() {
        String logs = container == null ? "" : container.getLogs();
        return "it ends with:\n" + logs.substring(Math.max(0, logs.length() - LAST_WORDS));
    }

    /** For good, with its data. */
    void remove() {
        if (container != null) {
            container.stop();
            container = null;
        }
    }

    @SuppressWarnings("resource") // The host closes it.
    private GenericContainer<?> create(ContainerPlan plan) {
        GenericContainer<?> made =
                new GenericContainer<>(DockerImageName.parse(plan.image()))
                        .withNetwork(host.network())
                        .withNetworkAliases(plan.alias())
                        .withEnv(plan.environment())
                        .waitingFor(new LeftToTheProbe());
        made.setPortBindings(plan.bindings(host.listenOn()));
        if (!plan.command().isEmpty()) {
            // Some images would hand the command to a shell.
            String[] command = plan.command().toArray(String[]::new);
            made.withCreateContainerCmdModifier(docker -> docker.withEntrypoint(command));
        }
        return made;
    }

    private static DockerClient docker(GenericContainer<?> container) {
        return container.getDockerClient();
    }

    /** Processes and containers are asked in the same way whether they answer. */
    private static final class LeftToTheProbe extends AbstractWaitStrategy {

        @Override
        protected void waitUntilReady() {}
    }
}
