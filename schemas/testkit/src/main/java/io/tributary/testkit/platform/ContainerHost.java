package io.tributary.testkit.platform;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Network;

/**
 * A Docker engine: one network for the servers of the platform. What a killed launcher leaves,
 * Testcontainers' own reaper removes.
 */
final class ContainerHost implements ServerHost {

    private static final String LOOPBACK = "127.0.0.1";

    private final Network network = Network.newNetwork();
    private final List<ServerContainer> servers = new CopyOnWriteArrayList<>();
    private final String address;

    private ContainerHost(String address) {
        this.address = address;
    }

    /** Refuses in a sentence where no engine answers. */
    static void requireEngine() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new PlatformException(
                    "No Docker engine answers (expected: one, or its address in DOCKER_HOST; without"
                            + " the profile testcontainers the same tests need none)");
        }
    }

    static ContainerHost open(PlatformOptions options) {
        if (options.keepData()) {
            throw new PlatformException(
                    "keepData: true (expected: false in containers, whose data ends with them)");
        }
        return new ContainerHost(DockerClientFactory.instance().dockerHostIpAddress());
    }

    @Override
    public String address() {
        return address;
    }

    /** On this machine nobody else may connect; an engine elsewhere has to let us in. */
    String listenOn() {
        return address.equals("localhost") || address.equals(LOOPBACK) ? LOOPBACK : "0.0.0.0";
    }

    Network network() {
        return network;
    }

    @Override
    public Server place(PlatformPart part) {
        ServerContainer server = new ServerContainer(part, this);
        servers.add(server);
        return server;
    }

    @Override
    public List<Long> processIds() {
        return List.of();
    }

    @Override
    public void endAll() {
        servers.forEach(ServerContainer::remove);
    }

    @Override
    public void close() {
        network.close();
    }
}
