package io.tributary.quickstart.demo;

import io.tributary.quickstart.contract.DemoContracts;
import io.tributary.quickstart.demo.Client.Answer;
import io.tributary.quickstart.settings.Polling;
import io.tributary.quickstart.settings.Ports;
import io.tributary.quickstart.settings.Ports.Port;
import io.tributary.testkit.platform.DevAccounts;
import io.tributary.testkit.platform.DevChain;
import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.ProductId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Sets up a product with bank, key and campaign, as its administrator would. */
public final class ShopOpening {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int MOST_DOMAINS = 1_000;

    private final Client client;
    private final Ports ports;
    private final DemoContracts contracts;

    /** A shop whose bank is paid from those contracts. */
    public ShopOpening(Client client, Ports ports, DemoContracts contracts) {
        this.client = client;
        this.ports = ports;
        this.contracts = contracts;
    }

    /** Does nothing that a merchant could not do. */
    public Shop open() {
        String token = new SignIn(client, ports).token(DevAccounts.MERCHANT);
        ProductId product = createProduct(token);
        Address bank = contracts.deployBank(product);
        String productUrl = ports.url(Port.PRODUCT) + "/business/products/" + product;
        client.post(productUrl + "/banks", token, bankOnChain(bank)).expect(201);
        String key =
                client.post(productUrl + "/keys", token, Map.of("kind", "secret", "name", "demo"))
                        .expect(201)
                        .text("key");
        return new Shop(product, bank, key, startCampaign(product, token), token);
    }

    /** With data of earlier runs the domain is taken: then it is the shop's next branch. */
    private ProductId createProduct(String token) {
        String url = ports.url(Port.PRODUCT) + "/business/products";
        for (int branch = 1; branch < MOST_DOMAINS; branch++) {
            String domain = branch == 1 ? "shop.example" : "shop-" + branch + ".example";
            Map<String, Object> wanted = Map.of("name", "Demo Shop", "domains", List.of(domain));
            Answer answer = client.post(url, token, wanted).expect(201, 409);
            if (answer.status() == 201) {
                return ProductId.parse(answer.text("id"));
            }
        }
        throw new IllegalStateException("every domain of the demo is taken");
    }

    private Map<String, Object> bankOnChain(Address bank) {
        return Map.of(
                "chainId", DevChain.CHAIN_ID,
                "token", contracts.token().value(),
                "bank", bank.value());
    }

    /**
     * The campaign's service learns of product and bank a moment later: until then it does not know
     * them.
     */
    private CampaignId startCampaign(ProductId product, String token) {
        String url = ports.url(Port.CAMPAIGN) + "/business/campaigns";
        Answer created =
                soon("the campaign", () -> client.post(url, token, campaign(product)), 201, 404);
        CampaignId campaign = CampaignId.parse(created.text("id"));
        soon(
                "the active campaign",
                () -> client.post(url + "/" + campaign + "/activate", token, Map.of()),
                200,
                409);
        return campaign;
    }

    private Map<String, Object> campaign(ProductId product) {
        return Map.ofEntries(
                Map.entry("productId", product.toString()),
                Map.entry("name", "Ten tokens"),
                Map.entry("triggerType", "purchase.completed"),
                Map.entry("token", contracts.token().value()),
                Map.entry("requiresReferral", false),
                Map.entry("maxRewardsPerUser", 0),
                Map.entry("budgetCap", "1000000000000000000000000"),
                Map.entry("reward", Map.of("type", "fixed", "baseReward", "10000000000000000000")),
                Map.entry("userPercent", 5_000),
                Map.entry("deperditionPerLevel", 8_000),
                Map.entry("maxReferralDepth", 3));
    }

    private static Answer soon(String what, Supplier<Answer> request, int wanted, int notYet) {
        return Polling.until(
                what,
                PATIENCE,
                PAUSE,
                () -> request.get().expect(wanted, notYet),
                answer -> answer.status() == wanted);
    }
}
