package io.tributary.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.ProductState;
import io.tributary.testkit.platform.DevAccounts;
import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.ProductId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Banks: taken if they are on chain what they have to be. */
class BanksIT extends ProductFixture {

    @Autowired private DatabaseClient database;

    @Test
    void takesABankOnceItFitsOnChain() {
        ProductId product = client.createProduct(token);
        Contracts contracts = new Contracts(platform.chain().rpcUrl());
        Address ledger = contracts.ledger();
        Address erc20 = contracts.token();
        Address bank = contracts.bank(product, ledger);
        String banks = path(product) + "/banks";

        refused(banks, erc20, bank, "bank-mismatch").jsonPath("$.errors.length()").isEqualTo(2);
        contracts.grantDistributor(bank);
        refused(banks, erc20, bank, "bank-mismatch")
                .jsonPath("$.errors[0].expected")
                .isEqualTo("an authorised pusher of the ledger " + ledger);
        contracts.authorise(ledger, bank);
        JsonNode stored = TestClient.json(post(banks, erc20, bank).expectStatus().isCreated());
        assertThat(stored.propertyNames()).containsExactly("chainId", "token", "bank", "createdAt");
        assertThat(stored.path("token").asString()).isEqualTo(erc20.value());
        refused(banks, erc20, bank, "bank-exists", 409);
        showsTheBank(product, erc20, bank);
    }

    @Test
    void refusesTheHundredAndFirstBank() {
        ProductId product = client.createProduct(token);
        database.sql(
                        """
                        insert into product_banks (product_id, chain_id, token, bank)
                        select :product, 31337, '0x' || lpad(to_hex(n), 40, '0'), '0x' || repeat('b', 40)
                        from generate_series(1, 100) n
                        """)
                .bind("product", product.value())
                .then()
                .block();
        Contracts contracts = new Contracts(platform.chain().rpcUrl());
        Address erc20 = contracts.token();
        Address bank = contracts.fittingBank(product, contracts.ledger());

        refused(path(product) + "/banks", erc20, bank, "too-many-banks", 409);
        client.get(path(product) + "/banks/" + erc20.checksummed(), token)
                .expectStatus()
                .isNotFound();
    }

    private void showsTheBank(ProductId product, Address erc20, Address bank) {
        String banks = path(product) + "/banks";
        client.get(banks, token).expectBody().jsonPath("$.items.length()").isEqualTo(1);
        client.get(banks + "/" + erc20.checksummed(), token).expectStatus().isOk();
        client.get(banks + "/" + bank, token).expectStatus().isNotFound();
        ProductState state = awaitState(product, any -> !any.getBanks().isEmpty());
        assertThat(state.getBanks().getFirst().getBank()).isEqualTo(bank.value());
        assertThat(state.getBanks().getFirst().getChainId()).isEqualTo(31337);
        client.get(path(product), token)
                .expectBody()
                .jsonPath("$.banks[0].token")
                .isEqualTo(erc20.value());
    }

    private WebTestClient.ResponseSpec post(String banks, Address erc20, Address bank) {
        return client.post(
                banks,
                token,
                Map.of("chainId", 31337, "token", erc20.checksummed(), "bank", bank.value()));
    }

    private WebTestClient.BodyContentSpec refused(
            String banks, Address erc20, Address bank, String code) {
        return refused(banks, erc20, bank, code, 422);
    }

    private WebTestClient.BodyContentSpec refused(
            String banks, Address erc20, Address bank, String code, int status) {
        return post(banks, erc20, bank)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:" + code);
    }

    @Test
    void refusesABankOfAnotherProduct() {
        ProductId product = client.createProduct(token);
        Contracts contracts = new Contracts(platform.chain().rpcUrl());
        Address ledger = contracts.ledger();
        Address bank = contracts.fittingBank(client.createProduct(token), ledger);

        refused(path(product) + "/banks", ledger, bank, "bank-mismatch")
                .jsonPath("$.errors.length()")
                .isEqualTo(1)
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/bank");
    }

    @Test
    void refusesWhatIsNoContractAndOtherChains() {
        ProductId product = client.createProduct(token);
        String banks = path(product) + "/banks";
        Address bob = DevAccounts.BOB.address();
        Address carol = DevAccounts.CAROL.address();

        refused(banks, bob, carol, "bank-mismatch")
                .jsonPath("$.errors[?(@.pointer=='/token')].expected")
                .isEqualTo("a contract");
        client.post(banks, token, Map.of("chainId", 1, "token", bob.value(), "bank", carol.value()))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:invalid-request");
    }

    // Over the bound because it is one answer, member by member.
    @Test
    void showsTheBankAsItIsOnChainAtOneBlock() {
        ProductId product = client.createProduct(token);
        Contracts contracts = new Contracts(platform.chain().rpcUrl());
        Address ledger = contracts.ledger();
        Address erc20 = contracts.token();
        Address bank = contracts.fittingBank(product, ledger);
        post(path(product) + "/banks", erc20, bank).expectStatus().isCreated();
        contracts.mint(erc20, bank, Long.MAX_VALUE);
        CampaignId campaign = new CampaignId(UUID.randomUUID());

        String place = path(product) + "/banks/" + erc20.checksummed() + "/state";
        JsonNode state = TestClient.json(client.get(place, token).expectStatus().isOk());
        assertThat(state.propertyNames())
                .containsExactly(
                        "chainId",
                        "token",
                        "bank",
                        "block",
                        "balance",
                        "available",
                        "distributor",
                        "pusherAuthorised",
                        "ledger");
        assertThat(state.path("chainId").asLong()).isEqualTo(31337);
        assertThat(state.path("token").asString()).isEqualTo(erc20.value());
        assertThat(state.path("bank").asString()).isEqualTo(bank.value());
        assertThat(state.path("block").isIntegralNumber()).isTrue();
        assertThat(state.path("balance").stringValue()).isEqualTo("9223372036854775807");
        assertThat(state.path("available").stringValue()).isEqualTo("9223372036854775807");
        assertThat(state.at("/distributor/address").asString())
                .isEqualTo(DevAccounts.DISTRIBUTOR.address().value());
        assertThat(state.at("/distributor/hasRole").isBoolean()).isTrue();
        assertThat(state.at("/distributor/hasRole").asBoolean()).isTrue();
        assertThat(state.path("pusherAuthorised").asBoolean()).isTrue();
        assertThat(state.path("ledger").asString()).isEqualTo(ledger.value());

        JsonNode untouched = campaign(place, campaign);
        assertThat(untouched.path("id").asString()).isEqualTo(campaign.toString());
        assertThat(untouched.path("active").asBoolean()).isTrue();
        assertThat(untouched.path("budget").stringValue()).isEqualTo("0");
        contracts.grantManager(bank);
        contracts.allocate(bank, campaign, erc20, 1_000);
        assertThat(campaign(place, campaign).path("budget").stringValue()).isEqualTo("1000");
        contracts.deactivate(bank, campaign);
        assertThat(campaign(place, campaign).path("active").asBoolean()).isFalse();
        assertThat(campaign(place, campaign).path("spent").stringValue()).isEqualTo("0");
    }

    private JsonNode campaign(String place, CampaignId campaign) {
        return TestClient.json(
                        client.get(place + "?campaignId=" + campaign, token).expectStatus().isOk())
                .path("campaign");
    }

    @Test
    void showsABankThatDoesNotAnswerAnyMore() {
        ProductId product = client.createProduct(token);
        Contracts contracts = new Contracts(platform.chain().rpcUrl());
        Address erc20 = contracts.token();
        Address bank = contracts.fittingBank(product, contracts.ledger());
        post(path(product) + "/banks", erc20, bank).expectStatus().isCreated();
        contracts.setCode(bank, "0xfe");

        client.get(
                        path(product)
                                + "/banks/"
                                + erc20
                                + "/state?campaignId="
                                + UUID.randomUUID(),
                        token)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.balance")
                .isEqualTo("0")
                .jsonPath("$.available")
                .value(available -> assertThat(available).isNull())
                .jsonPath("$.distributor.hasRole")
                .isEqualTo(false)
                .jsonPath("$.pusherAuthorised")
                .isEqualTo(false)
                .jsonPath("$.campaign.active")
                .isEqualTo(false);
    }

    @Test
    void showsAndTakesBanksByRole() {
        ProductId product = client.createProduct(token);
        String foreign = client.signIn(stranger);
        String banks = path(product) + "/banks";
        Address erc20 = DevAccounts.BOB.address();
        Map<String, Object> wanted =
                Map.of("chainId", 31337, "token", erc20.value(), "bank", erc20.value());

        for (String place : List.of(banks, banks + "/" + erc20, banks + "/" + erc20 + "/state")) {
            client.get(place, foreign).expectStatus().isNotFound();
        }
        client.post(banks, foreign, wanted).expectStatus().isNotFound();
        giveStranger(8, product);
        client.post(banks, foreign, wanted).expectStatus().isForbidden();
        client.get(banks, foreign).expectStatus().isOk();
        client.get(banks + "/" + erc20 + "/state", token).expectStatus().isNotFound();
        client.get(banks + "/" + erc20 + "/state?campaignId=x", token)
                .expectStatus()
                .isEqualTo(422);
    }
}
