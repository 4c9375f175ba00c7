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
        String text = purchaseLines(report, product, ports) + storyLines(report, product, ports);
        return text.lines().toList();
    }

    private static String purchaseLines(Report report, Product product, Ports ports) {
        return """

        Try it (Ctrl-C ends everything):
        # a purchase of erin, whom nobody referred
        curl -sS -X POST %s/external/interactions \\
          -H 'Authorization: Bearer %s' -H 'Content-Type: application/json' \\
          -d '%s'
        """
                .formatted(
                        ports.url(Port.INTERACTION),
                        product.secretKey(),
                        purchase(report, product));
    }

    private static String storyLines(Report report, Product product, Ports ports) {
        String id = purchaseOf(report);
        return """
        # what was decided on alice's purchase, and what came of it
        TOKEN=$(deploy/quickstart/token merchant)
        curl -sS -H "Authorization: Bearer $TOKEN" '%s/business/decisions?interactionId=%s'
        curl -sS -H "Authorization: Bearer $TOKEN" '%s/business/rewards?interactionId=%s'
        # what the Shopify shop sent, and what became of it
        curl -sS -H "Authorization: Bearer $TOKEN" '%s/business/products/%s/deliveries'
        # the topic that other teams subscribe to
        deploy/quickstart/read rewards.v1
        # what the system does without its broker for half a minute
        deploy/quickstart/outage kafka 30
        """
                .formatted(
                        ports.url(Port.CAMPAIGN),
                        id,
                        ports.url(Port.REWARD),
                        id,
                        ports.url(Port.INTERACTION),
                        product.id());
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
