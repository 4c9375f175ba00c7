package io.tributary.quickstart.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.quickstart.demo.Posted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportFileTest {

    @TempDir private Path directory;

    @Test
    void hasTheMembersOfTheContract() throws IOException {
        Path file = directory.resolve("deep").resolve("report.json");
        ReportFile.write(report(), file);
        JsonNode json = JsonMapper.builder().build().readTree(Files.readString(file));
        assertThat(json.propertyNames())
                .containsExactly(
                        "ok",
                        "readySeconds",
                        "operatorToken",
                        "chain",
                        "product",
                        "campaign",
                        "wallets",
                        "interactions",
                        "rewards",
                        "push",
                        "latency",
                        "shop");
        assertThat(json.at("/chain/token").toString())
                .isEqualTo("{\"address\":\"0x01\",\"symbol\":\"DEMO\",\"decimals\":18}");
        assertThat(json.at("/interactions/0").toString())
                .isEqualTo(
                        "{\"name\":\"purchase\",\"id\":\"1\",\"httpStatus\":202,\"status\":\"accepted\"}");
    }

    @Test
    void leavesNothingBesideIt() throws IOException {
        Path file = directory.resolve("report.json");
        ReportFile.write(report(), file);
        ReportFile.write(report(), file);
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    private static Report report() {
        return new Report(
                true,
                1.5,
                "operator",
                new Report.Chain(
                        "http://x", 31_337, "0x02", null, new Report.Token("0x01", "DEMO", 18)),
                null,
                null,
                Map.of(),
                List.of(new Posted("purchase", "1", 202, "accepted")),
                List.of(),
                null,
                new Report.Latency(null, null),
                null);
    }
}
