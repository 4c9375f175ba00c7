package io.tributary.quickstart.settings;

import io.tributary.testkit.platform.FreePorts;
import io.tributary.testkit.platform.PlatformPorts;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The ports of everything, all on 127.0.0.1: the defaults plus {@code TRIBUTARY_PORT_OFFSET}, or
 * what {@code TRIBUTARY_PORT_<NAME>} and {@code TRIBUTARY_MANAGEMENT_PORT_<NAME>} say.
 */
public final class Ports {

    private static final String OFFSET = "TRIBUTARY_PORT_OFFSET";

    private final Map<Port, Integer> numbers;

    private Ports(Map<Port, Integer> numbers) {
        this.numbers = numbers;
    }

    /** A port by what listens there. */
    public enum Port {
        PRODUCT("TRIBUTARY_PORT_PRODUCT", 8081),
        INTERACTION("TRIBUTARY_PORT_INTERACTION", 8082),
        CAMPAIGN("TRIBUTARY_PORT_CAMPAIGN", 8083),
        REWARD("TRIBUTARY_PORT_REWARD", 8084),
        PUSHER("TRIBUTARY_PORT_PUSHER", 8085),
        PRODUCT_MANAGEMENT("TRIBUTARY_MANAGEMENT_PORT_PRODUCT", 9081),
        INTERACTION_MANAGEMENT("TRIBUTARY_MANAGEMENT_PORT_INTERACTION", 9082),
        CAMPAIGN_MANAGEMENT("TRIBUTARY_MANAGEMENT_PORT_CAMPAIGN", 9083),
        REWARD_MANAGEMENT("TRIBUTARY_MANAGEMENT_PORT_REWARD", 9084),
        PUSHER_MANAGEMENT("TRIBUTARY_MANAGEMENT_PORT_PUSHER", 9085),
        REGISTRY("TRIBUTARY_PORT_REGISTRY", 8086),
        REGISTRY_MANAGEMENT("TRIBUTARY_MANAGEMENT_PORT_REGISTRY", 9086),
        KAFKA("TRIBUTARY_PORT_KAFKA", 9092),
        KAFKA_MANAGEMENT("TRIBUTARY_MANAGEMENT_PORT_KAFKA", 9093),
        POSTGRES("TRIBUTARY_PORT_POSTGRES", 5433),
        CHAIN("TRIBUTARY_PORT_CHAIN", 8545);

        private final String variable;
        private final int byDefault;

        Port(String variable, int byDefault) {
            this.variable = variable;
            this.byDefault = byDefault;
        }
    }

    /**
     * The ports that the environment asks for.
     *
     * @throws QuickstartException if a variable is no port, or two ports are the same
     */
    public static Ports from(Map<String, String> environment) {
        int offset = number(OFFSET, environment.getOrDefault(OFFSET, "0"), 0);
        Map<Port, Integer> numbers = new LinkedHashMap<>();
        for (Port port : Port.values()) {
            String wanted = environment.get(port.variable);
            numbers.put(
                    port,
                    wanted == null
                            ? number(OFFSET, String.valueOf(port.byDefault + offset), 1)
                            : number(port.variable, wanted, 1));
        }
        requireDifferent(numbers);
        return new Ports(numbers);
    }

    /** The number. */
    public int of(Port port) {
        Integer number = numbers.get(port);
        if (number == null) {
            throw new IllegalArgumentException(
                    "port: " + port + " (expected: one of " + numbers + ")");
        }
        return number;
    }

    /** The address of what listens there, for example {@code http://127.0.0.1:8081}. */
    public String url(Port port) {
        return "http://127.0.0.1:" + of(port);
    }

    /** Those of the servers below the services. */
    public PlatformPorts platform() {
        return new PlatformPorts(
                of(Port.POSTGRES),
                of(Port.KAFKA),
                of(Port.KAFKA_MANAGEMENT),
                of(Port.REGISTRY),
                of(Port.REGISTRY_MANAGEMENT),
                of(Port.CHAIN));
    }

    /** One sentence for each port that somebody else listens on. */
    public List<String> taken() {
        return Arrays.stream(Port.values())
                .filter(port -> !FreePorts.isFree(of(port)))
                .map(Ports.this::sentence)
                .toList();
    }

    /** The variables with their defaults, a line each, in alphabetical order. */
    static String variables() {
        return Arrays.stream(Port.values())
                .map(port -> port.variable + " " + port.byDefault)
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private String sentence(Port port) {
        return "Port %d is in use: free it, or set %s or %s."
                .formatted(of(port), port.variable, OFFSET);
    }

    private static void requireDifferent(Map<Port, Integer> numbers) {
        Map<Integer, List<Port>> byNumber =
                numbers.keySet().stream().collect(Collectors.groupingBy(numbers::get));
        byNumber.forEach(Ports::requireOne);
    }

    private static void requireOne(int number, List<Port> ports) {
        if (ports.size() > 1) {
            throw new QuickstartException(
                    Outcome.ENVIRONMENT, "Port " + number + " is wanted for " + ports + ".");
        }
    }

    private static int number(String variable, String text, int lowest) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= lowest && number <= 65_535) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(variable, text, lowest, e);
        }
        throw wrong(variable, text, lowest, null);
    }

    private static QuickstartException wrong(
            String variable, String text, int lowest, @Nullable Exception cause) {
        return new QuickstartException(
                Outcome.ENVIRONMENT,
                variable + " leads to " + text + " (expected: " + lowest + "..65535).",
                cause);
    }
}
