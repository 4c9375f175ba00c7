package io.tributary.quickstart.report;

import io.tributary.quickstart.contract.DemoContracts;
import io.tributary.quickstart.demo.Delivered;
import io.tributary.quickstart.demo.ShopifyOrder;
import io.tributary.quickstart.report.Report.Latency;
import io.tributary.quickstart.report.Report.Push;
import io.tributary.quickstart.report.Report.Reward;
import io.tributary.quickstart.report.Report.ShopOrder;
import io.tributary.quickstart.report.Report.Wallet;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The report as people read it. */
public final class Table {

    private static final List<String> HEAD =
            List.of(
                    "wallet",
                    "address    ",
                    "level",
                    "expected",
                    "pending seen",
                    "now",
                    "pushed",
                    "credited",
                    "ok");

    private Table() {}

    /** The lines from the table's head to the verdict. */
    public static List<String> lines(Report report) {
        List<String> lines = new ArrayList<>();
        lines.add(String.join("  ", HEAD).stripTrailing());
        report.rewards().forEach(reward -> lines.add(line(report, reward)));
        if (report.push() != null) {
            lines.add(line(report.push(), report.rewards().size(), report.latency()));
        }
        ShopOrder order = report.shop();
        if (order != null && !order.deliveries().isEmpty()) {
            lines.add(line(order));
            lines.add(line(report, order.reward()));
        }
        lines.add(report.ok() ? "DEMO OK" : "DEMO NOT OK");
        return lines;
    }

    private static String line(Report report, Reward reward) {
        List<String> cells =
                List.of(
                        reward.wallet(),
                        address(report.wallets().get(reward.wallet())),
                        String.valueOf(reward.level()),
                        tokens(reward.expected()),
                        tokens(reward.pendingSeen()),
                        tokens(reward.pendingNow()),
                        tokens(reward.pushed()),
                        tokens(reward.credited()),
                        reward.ok() ? "yes" : "NO");
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String format = (column < 2 ? "%-" : "%") + HEAD.get(column).length() + "s  ";
            boolean last = column == cells.size() - 1;
            line.append(last ? cells.get(column) : format.formatted(cells.get(column)));
        }
        return line.toString();
    }

    private static String line(Push push, int rewards, Latency latency) {
        return "tx %s  block %d  %d rewards  %d gas each  answer→pending %s  answer→credited %s"
                .formatted(
                        push.txHash(),
                        push.blockNumber(),
                        rewards,
                        push.gasPerReward(),
                        time(latency.toPendingMs()),
                        time(latency.toCreditedMs()));
    }

    private static String line(ShopOrder order) {
        return "%s order %s (%s %s) claimed by %s: %s"
                .formatted(
                        order.webhook(),
                        order.orderId(),
                        ShopifyOrder.AMOUNT,
                        ShopifyOrder.CURRENCY,
                        order.reward().wallet(),
                        order.deliveries().stream()
                                .map(Table::text)
                                .collect(Collectors.joining(", ")));
    }

    /** The first one is the order itself, and needs no name. */
    private static String text(Delivered delivered) {
        String name = delivered.name().equals("order") ? "" : delivered.name() + ": ";
        boolean taken = delivered.httpStatus() == 200;
        return name + (taken ? delivered.outcome() : String.valueOf(delivered.httpStatus()));
    }

    static String time(@Nullable Long milliseconds) {
        if (milliseconds == null) {
            return "never";
        }
        return milliseconds < 1_000
                ? milliseconds + " ms"
                : String.format(Locale.ROOT, "%.1f s", milliseconds / 1_000.0);
    }

    /** Smallest units as tokens, with one digit behind the point at least. */
    static String tokens(String units) {
        BigDecimal tokens =
                new BigDecimal(new BigInteger(units), DemoContracts.DECIMALS).stripTrailingZeros();
        return (tokens.scale() < 1 ? tokens.setScale(1) : tokens).toPlainString();
    }

    private static String address(@Nullable Wallet wallet) {
        if (wallet == null) {
            return "?";
        }
        String text = wallet.address();
        return text.substring(0, 6) + "…" + text.substring(text.length() - 4);
    }
}
