package io.tributary.quickstart.report;

import io.tributary.quickstart.demo.Posted;
import io.tributary.quickstart.report.Report.Product;
import io.tributary.quickstart.settings.Ports;
import io.tributary.quickstart.settings.Ports.Port;
import java.util.List;
import java.util.Objects;

/** Lines to paste into a terminal while the quickstart is up. */
public final class Invitation {

    private Invitation() {}

    /** Commands that post a purchase, ask what became of the demo's, and read a topic. */
    public static List<String> lines(Report report, Ports ports) {
        Product product = report.product();
        if (product == null) {
            return List.of();
        }
        String id = purchaseOf(report);
        return List.of(
                "",
                "Try it (Ctrl-C ends everything):",
                "# a purchase of erin, whom nobody referred",
                "curl -sS -X POST " + ports.url(Port.INTERACTION) + "/external/interactions \\",
                "  -H 'Authorization: Bearer "
                        + product.secretKey()
                        + "' -H 'Content-Type: application/json' \\",
                "  -d '" + purchase(report, product) + "'",
                "# what was decided on alice's purchase, and what came of it",
                "TOKEN=$(deploy/quickstart/token merchant)",
                "curl -sS -H \"Authorization: Bearer $TOKEN\" '"
                        + ports.url(Port.CAMPAIGN)
                        + "/business/decisions?interactionId="
                        + id
                        + "'",
                "curl -sS -H \"Authorization: Bearer $TOKEN\" '"
                        + ports.url(Port.REWARD)
                        + "/business/rewards?interactionId="
                        + id
                        + "'",
                "# the topic that other teams subscribe to",
                "deploy/quickstart/read rewards.v1");
    }

    private static String purchaseOf(Report report) {
        return report.interactions().stream()
                .filter(posted -> posted.name().equals("purchase"))
                .map(Posted::id)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("…");
    }

    private static String purchase(Report report, Product product) {
        Report.Wallet erin = Objects.requireNonNull(report.wallets().get("erin"));
        return """
        {"productId":"%s","wallet":"%s","type":"purchase.completed","data":{"orderId":"A-2002","amount":"12.00","currency":"EUR"}}\
        """
                .formatted(product.id(), erin.address());
    }
}
