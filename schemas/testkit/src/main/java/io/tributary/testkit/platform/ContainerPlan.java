package io.tributary.testkit.platform;

import java.util.List;
import java.util.Map;

/**
 * A server as a container.
 *
 * @param image its image with its version
 * @param alias the name by which the other containers find it
 * @param ports the port inside of each port that clients use
 * @param environment variables
 * @param command what it runs instead of what the image says; empty: that
 */
record ContainerPlan(
        String image,
        String alias,
        Map<Integer, Integer> ports,
        Map<String, String> environment,
        List<String> command) {

    /** As Docker writes them: {@code host address:outside:inside}. */
    List<String> bindings(String listenOn) {
        return ports.entrySet().stream()
                .map(port -> listenOn + ":" + port.getKey() + ":" + port.getValue())
                .sorted()
                .toList();
    }
}
