package io.tributary.quickstart.report;

import io.tributary.quickstart.contract.DemoContracts;
import io.tributary.quickstart.demo.Demo;
import io.tributary.quickstart.demo.Figures;
import io.tributary.quickstart.demo.Person;
import io.tributary.quickstart.demo.Shop;
import io.tributary.quickstart.demo.ShopifyOrder;
import io.tributary.quickstart.report.Report.Campaign;
import io.tributary.quickstart.report.Report.Chain;
import io.tributary.quickstart.report.Report.Latency;
import io.tributary.quickstart.report.Report.Product;
import io.tributary.quickstart.report.Report.Push;
import io.tributary.quickstart.report.Report.Reward;
import io.tributary.quickstart.report.Report.ShopOrder;
import io.tributary.quickstart.report.Report.Token;
import io.tributary.quickstart.report.Report.Wallet;
import io.tributary.testkit.platform.DevAccounts;
import io.tributary.testkit.platform.DevChain;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes the report of what the demo found. */
public final class Reporting {

    private static final List<DevAccounts> SHOWN =
            List.of(
                    DevAccounts.MERCHANT,
                    DevAccounts.ALICE,
                    DevAccounts.BOB,
                    DevAccounts.CAROL,
                    DevAccounts.DAVE,
                    DevAccounts.ERIN);

    private final Demo demo;
    private final DemoContracts contracts;
    private final String rpcUrl;

    /** A report on that demo. */
    public Reporting(Demo demo, DemoContracts contracts, String rpcUrl) {
        this.demo = demo;
        this.contracts = contracts;
        this.rpcUrl = rpcUrl;
    }

    /** The report as of now. */
    public Report report(double readySeconds, String operatorToken) {
        @Nullable Shop shop = demo.shop().orElse(null);
        return new Report(
                demo.isRight(),
                readySeconds,
                operatorToken,
                chain(shop),
                shop == null ? null : new Product(shop.product().toString(), shop.secretKey()),
                shop == null ? null : new Campaign(shop.campaign().toString()),
                wallets(),
                demo.posted(),
                Person.ofPurchase().stream().map(this::reward).toList(),
                demo.push().map(this::push).orElse(null),
                new Latency(demo.millisecondsToPending(), demo.millisecondsToCredited()),
                shop == null ? null : order());
    }

    private Chain chain(@Nullable Shop shop) {
        Token token =
                new Token(contracts.token().value(), DemoContracts.SYMBOL, DemoContracts.DECIMALS);
        return new Chain(
                rpcUrl,
                DevChain.CHAIN_ID,
                contracts.ledger().value(),
                shop == null ? null : shop.bank().value(),
                token);
    }

    private static Map<String, Wallet> wallets() {
        Map<String, Wallet> wallets = new LinkedHashMap<>();
        for (DevAccounts account : SHOWN) {
            wallets.put(
                    account.name().toLowerCase(Locale.ROOT),
                    new Wallet(account.address().value(), account.privateKey()));
        }
        return wallets;
    }

    private Reward reward(Person person) {
        Figures figures = demo.figures(person);
        return new Reward(
                person.text(),
                person.level(),
                person.expected().toString(),
                figures.pendingSeen().toString(),
                figures.pendingNow().toString(),
                figures.pushed().toString(),
                figures.credited().toString(),
                figures.isRight(person));
    }

    private ShopOrder order() {
        return new ShopOrder(
                ShopifyOrder.WEBHOOK,
                String.valueOf(ShopifyOrder.ID),
                demo.deliveries(),
                reward(Person.ERIN));
    }

    private Push push(JsonNode reward) {
        String transaction = reward.path("txHash").asString();
        long gas = contracts.gasUsed(transaction);
        return new Push(
                transaction,
                reward.path("blockNumber").asLong(),
                gas,
                gas / Person.ofPurchase().size());
    }
}
