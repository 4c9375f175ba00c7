package io.tributary.benchmark.figure;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Two things measured in turns on the same machine; their ratio is the figure, as it depends least
 * on the machine.
 *
 * @param name short, for the table
 * @param unit of both sides
 * @param service what the services do
 * @param bare what they cannot do without, done alone
 * @param ratio service by bare, round by round
 * @param latency where requests were timed; may be empty
 */
public record Comparison(
        String name,
        String unit,
        Rounds service,
        Rounds bare,
        Rounds ratio,
        List<Latency> latency) {

    public Comparison {
        latency = List.copyOf(latency);
    }

    /** A comparison of two sides of equally many rounds. */
    public static Comparison of(String name, String unit, Rounds service, Rounds bare) {
        return new Comparison(name, unit, service, bare, ratio(service, bare), List.of());
    }

    /** The same with latencies. */
    public Comparison with(Latency... timed) {
        return new Comparison(name, unit, service, bare, ratio, List.of(timed));
    }

    private static Rounds ratio(Rounds service, Rounds bare) {
        if (service.rounds().size() != bare.rounds().size()) {
            throw new IllegalArgumentException(
                    "rounds: "
                            + service.rounds().size()
                            + " and "
                            + bare.rounds().size()
                            + " (expected: as many on both sides)");
        }
        return new Rounds(
                "ratio",
                IntStream.range(0, service.rounds().size())
                        .mapToObj(i -> service.rounds().get(i) / bare.rounds().get(i))
                        .toList());
    }
}
