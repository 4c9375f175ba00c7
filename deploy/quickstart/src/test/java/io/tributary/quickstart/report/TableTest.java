package io.tributary.quickstart.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.quickstart.demo.Delivered;
import io.tributary.quickstart.report.Report.Latency;
import io.tributary.quickstart.report.Report.Push;
import io.tributary.quickstart.report.Report.Reward;
import io.tributary.quickstart.report.Report.ShopOrder;
import io.tributary.quickstart.report.Report.Wallet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {

    private static final String FIVE = "5000000000000000000";
    private static final Report.Token TOKEN = new Report.Token("0x01", "DEMO", 18);
    private static final Report.Chain CHAIN =
            new Report.Chain("http://x", 31_337, "0x02", null, TOKEN);

    @Test
    void readsAsTheContractShowsIt() {
        Push push = new Push("0xabc", 12, 200_000, 50_000);
        assertThat(Table.lines(report(FIVE, true, push)))
                .containsExactly(
                        "wallet  address      level  expected  pending seen  now  pushed  credited  ok",
                        "alice   0x15d3…6a65      0       5.0           5.0  0.0     5.0       5.0  yes",
                        "tx 0xabc  block 12  1 rewards  50000 gas each  answer→pending 84 ms"
                                + "  answer→credited 3.1 s",
                        "shopify order 5001 (49.90 EUR) claimed by erin: stored, again: duplicate,"
                                + " wrong signature: 401",
                        "erin    0x2361…1e8f      0       5.0           5.0  0.0     5.0       5.0  yes",
                        "DEMO OK");
    }

    @Test
    void saysWhichFigureIsWrong() {
        assertThat(Table.lines(report("0", false, null)))
                .contains(
                        "alice   0x15d3…6a65      0       5.0           5.0  0.0     5.0       0.0  NO")
                .endsWith("DEMO NOT OK");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "5000000000000000000, 5.0",
        "800000000000000000, 0.8",
        "1, 0.000000000000000001",
        "10000000000000000000000000, 10000000.0"
    })
    void showsTokensWithOneDigitAtLeast(String units, String shown) {
        assertThat(Table.tokens(units)).isEqualTo(shown);
    }

    @Test
    void saysWhatNeverCame() {
        assertThat(Table.time(null)).isEqualTo("never");
    }

    private static Report report(String credited, boolean ok, @Nullable Push push) {
        return new Report(
                ok,
                21.8,
                "operator",
                CHAIN,
                null,
                null,
                Map.of(
                        "alice", new Wallet("0x15d34aaf54267db7d7c367839aaf71a00a2c6a65", "0x47"),
                        "erin", new Wallet("0x23618e81e3f5cdf7f54c3d65f7fbc0abf5b21e8f", "0xdb")),
                List.of(),
                List.of(new Reward("alice", 0, FIVE, FIVE, "0", FIVE, credited, ok)),
                push,
                new Latency(84L, 3_100L),
                order());
    }

    private static ShopOrder order() {
        return new ShopOrder(
                "shopify",
                "5001",
                List.of(
                        new Delivered("order", 200, "stored"),
                        new Delivered("again", 200, "duplicate"),
                        new Delivered("wrong signature", 401, "bad-signature")),
                new Reward("erin", 0, FIVE, FIVE, "0", FIVE, FIVE, true));
    }
}
