package io.tributary.benchmark.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.benchmark.machine.Machine;
import io.tributary.quickstart.report.ReportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {

    private static final Report REPORT =
            new Report(
                    "deploy/benchmarks/run --quick",
                    "abc1234",
                    new Machine(2, 16, "Linux", "25", 0.25),
                    Instant.EPOCH,
                    List.of(
                            Comparison.of(
                                            "single-http",
                                            "requests/s",
                                            new Rounds("posts", List.of(5_000.0, 6_000.0)),
                                            new Rounds("empty", List.of(10_000.0, 10_000.0)))
                                    .with(new Latency("service", 10.25, 20.5))),
                    100,
                    8);

    @Test
    void writesFiguresAndWhatFollowsFromThem(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("deeper/report.json");
        ReportFile.write(REPORT, file);

        JsonNode read = JsonMapper.builder().build().readTree(Files.readString(file));
        JsonNode comparison = read.at("/comparisons/0");
        assertThat(read.path("ok").asBoolean()).isTrue();
        assertThat(read.at("/machine/cores").asInt()).isEqualTo(2);
        assertThat(read.at("/machine/quiet").asBoolean()).isTrue();
        assertThat(comparison.at("/ratio/median").asDouble()).isEqualTo(0.55);
        assertThat(comparison.at("/ratio/lowest").asDouble()).isEqualTo(0.5);
        assertThat(comparison.at("/service/rounds/1").asDouble()).isEqualTo(6_000.0);
        assertThat(comparison.at("/latency/0/p99Milliseconds").asDouble()).isEqualTo(20.5);
    }

    @Test
    void showsMediansAndTheSpreadOfTheRatio() {
        assertThat(Table.lines(REPORT))
                .contains(
                        "single-http    requests/s              5,500        10,000   0.550"
                                + " (0.500..0.600)",
                        "  service: p50 10.3 ms, p99 20.5 ms",
                        "single-http: posts / empty");
    }
}
