package io.tributary.e2e.contract;

import static io.tributary.e2e.contract.Contract.requireLike;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.e2e.Http;
import io.tributary.e2e.RunningQuickstart;
import io.tributary.e2e.SharedQuickstart;
import io.tributary.e2e.Wallet;
import io.tributary.quickstart.contract.DemoContracts;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sections 2 and 3 of the page: sign-in, products, banks, administrators, keys. */
@Order(200)
@ExtendWith(SharedQuickstart.class)
class AccountsPageE2ET {

    private static final String PRODUCTS = "/business/products";

    private static RunningQuickstart quickstart;
    private static Contract contract;
    private static ApiPage page;

    private final Wallet wallet = Wallet.random();

    @BeforeAll
    static void start(RunningQuickstart shared) {
        quickstart = shared;
        contract = Contract.of(shared);
        page = contract.page();
    }

    @Test
    void signsAWalletInOncePerNonce() {
        page.operations("POST /auth/nonce", "POST /auth/verify");
        JsonNode wish = page.json("{\"address\"").request(Map.of("address", wallet.address()));
        Http.Answer nonce = contract.post(8081, "/auth/nonce", null, wish);
        requireLike(nonce, 200, page.json("{\"nonce\""));
        assertThat(nonce.text("/message"))
                .startsWith(quickstart.url(8081, "").substring(7) + " wants you to sign in");

        JsonNode signed =
                page.json("{\"message\",\"signature\"}")
                        .request(
                                Map.of(
                                        "message",
                                        nonce.text("/message"),
                                        "signature",
                                        wallet.sign(nonce.text("/message"))));
        Http.Answer token = contract.post(8081, "/auth/verify", null, signed);
        Shape expected = page.json("{\"accessToken\"");
        requireLike(token, 200, expected);
        assertThat(token.body().at("/tokenType")).isEqualTo(expected.example("tokenType"));
        assertThat(token.body().at("/expiresIn")).isEqualTo(expected.example("expiresIn"));
        assertClaims(token.text("/accessToken"));
        contract.requireRefusal(
                contract.post(8081, "/auth/verify", null, signed), "401 sign-in-failed");
    }

    private void assertClaims(String token) {
        String[] parts = token.split("\\.", -1);
        assertThat(json(parts[0]).at("/alg").asString()).isEqualTo("ES256");
        assertThat(json(parts[1]).at("/sub").asString()).isEqualTo(wallet.address());
        assertThat(json(parts[1]).at("/aud").toString()).contains("tributary");
        assertThat(json(parts[1]).at("/iss").asString()).isEqualTo(quickstart.url(8081, ""));
        assertThat(json(parts[1]).at("/exp").isIntegralNumber()).isTrue();
    }

    private static JsonNode json(String part) {
        String text = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
        return JsonMapper.builder().build().readTree(text);
    }

    @Test
    void publishesTheKeysOfTokens() {
        page.operations("GET /auth/jwks.json");
        JsonNode key = contract.get(8081, "/auth/jwks.json", null).body().at("/keys/0");
        assertThat(key.at("/crv").asString()).isEqualTo("P-256");
        assertThat(key.has("d")).isFalse();
    }

    @Test
    void createsAndShowsProducts() {
        page.operations(
                "POST /business/products",
                "GET /business/products/{id}",
                "GET /business/products?domain=shop.example");
        String token = quickstart.signIn(wallet);
        String domain = UUID.randomUUID() + ".example";
        JsonNode wanted =
                page.json("{\"name\":\"Demo Shop\"").request(Map.of("domains", List.of(domain)));
        Shape product = page.json("{\"id\",\"name\",\"domains\"");
        Http.Answer created = contract.post(8081, PRODUCTS, token, wanted);
        requireLike(created, 201, product);
        assertThat(created.body().at("/status")).isEqualTo(product.example("status"));
        assertThat(created.body().at("/version")).isEqualTo(product.example("version"));
        assertThat(created.text("/administrators/0/wallet")).isEqualTo(wallet.address());
        assertThat(created.response().headers().firstValue("ETag")).hasValue("\"1\"");
        String place = PRODUCTS + "/" + created.text("/id");
        assertThat(created.response().headers().firstValue("Location")).hasValue(place);
        contract.requireRefusal(contract.post(8081, PRODUCTS, token, wanted), "409 domain-taken");

        assertThat(contract.get(8081, place, token).body()).isEqualTo(created.body());
        Shape list = page.json("{\"items\":[…]");
        Http.Answer byDomain = contract.get(8081, PRODUCTS + "?domain=" + domain, token);
        requireLike(byDomain, 200, list);
        assertThat(byDomain.body().at("/items/0")).isEqualTo(created.body());
        requireLike(contract.get(8081, PRODUCTS, token), 200, list);
        String stranger = quickstart.signIn(Wallet.random());
        assertThat(contract.get(8081, place, stranger).status()).isEqualTo(404);
        assertThat(contract.get(8081, PRODUCTS + "?domain=" + domain, stranger).body().at("/items"))
                .isEmpty();
    }

    @Test
    void takesABankThatIsTheProducts() {
        page.operations(
                "POST …/{id}/banks",
                "GET …/{id}/banks",
                "…/banks/{token}",
                "GET …/banks/{token}/state?campaignId=");
        String merchant = quickstart.signIn(quickstart.merchant());
        JsonNode chain = quickstart.report().at("/chain");
        String banks = newProduct(merchant) + "/banks";
        Shape bank = page.json("{\"chainId\":31337,\"token\",\"bank\"}");
        String token = chain.at("/token/address").asString();
        JsonNode foreign =
                bank.request(Map.of("token", token, "bank", chain.at("/bank").asString()));
        contract.requireRefusal(contract.post(8081, banks, merchant, foreign), "422 bank-mismatch");

        DemoContracts contracts =
                DemoContracts.at(
                        chain.at("/rpcUrl").asString(),
                        Address.parse(token),
                        Address.parse(chain.at("/ledger").asString()));
        Address own = contracts.deployBank(ProductId.parse(banks.split("/", -1)[3]));
        JsonNode wanted = bank.request(Map.of("token", token, "bank", own.value()));
        Http.Answer created = contract.post(8081, banks, merchant, wanted);
        assertThat(created.status()).as(created.response().body()).isEqualTo(201);
        Map<String, String> more = Map.of("createdAt", created.text("/createdAt"));
        assertThat(created.body()).isEqualTo(Contract.with(wanted, more));
        contract.requireRefusal(contract.post(8081, banks, merchant, wanted), "409 bank-exists");
        assertThat(contract.get(8081, banks, merchant).body().at("/items/0"))
                .isEqualTo(created.body());
        assertThat(contract.get(8081, banks + "/" + token, merchant).body())
                .isEqualTo(created.body());
        String state = banks + "/" + token + "/state?campaignId=" + UUID.randomUUID();
        requireLike(
                contract.get(8081, state, merchant),
                200,
                page.json("{\"chainId\":31337,\"token\",\"bank\",\"block\""));
    }

    @Test
    void changesAdministrators() {
        page.operations(
                "PUT …/{id}/administrators/{wallet}", "DELETE", "GET …/{id}/administrators");
        String token = quickstart.signIn(wallet);
        Wallet manager = Wallet.random();
        String product = newProduct(token);
        JsonNode roles = page.json("{\"roles\":2}").request(Map.of());
        String place = product + "/administrators/";
        Http.Answer put = contract.send("PUT", 8081, place + manager.address(), token, roles);
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.body()).isEqualTo(Contract.with(roles, Map.of("wallet", manager.address())));
        Http.Answer listed = contract.get(8081, product + "/administrators", token);
        assertThat(listed.body().path("items")).hasSize(2);
        Shape item = page.json("{\"wallet\",\"roles\":2,\"since\"}");
        assertThat(item.differences(listed.body().at("/items/0"))).isEmpty();
        assertThat(listed.text("/items/0/wallet")).isEqualTo(manager.address());
        contract.requireRefusal(
                contract.send(
                        "PUT", 8081, place + wallet.address(), quickstart.signIn(manager), roles),
                "403 role-missing");
        contract.requireRefusal(
                contract.send("DELETE", 8081, place + wallet.address(), token, null),
                "409 last-administrator");
        assertThat(contract.send("DELETE", 8081, place + manager.address(), token, null).status())
                .isEqualTo(204);
    }

    @Test
    void makesKeysAndRefusesRevokedOnes() {
        page.operations("POST …/{id}/keys", "GET …/{id}/keys", "DELETE …/{id}/keys/{keyId}");
        String token = quickstart.signIn(wallet);
        String keys = newProduct(token) + "/keys";
        JsonNode wanted = page.json("{\"kind\":\"secret\"").request(Map.of());
        Http.Answer created = contract.post(8081, keys, token, wanted);
        requireLike(created, 201, page.json("{\"id\",\"kind\",\"name\",\"prefix\""));
        assertThat(created.text("/key")).matches(created.text("/prefix") + "_[A-Za-z0-9_-]{43}");
        JsonNode listed = contract.get(8081, keys, token).body().at("/items/0");
        assertThat(listed.at("/id")).isEqualTo(created.body().at("/id"));
        assertThat(listed.has("key")).isFalse();

        String key = created.text("/key");
        await("the key is known").atMost(Duration.ofSeconds(10)).until(() -> isTaken(key));
        String place = keys + "/" + created.text("/id");
        assertThat(contract.send("DELETE", 8081, place, token, null).status()).isEqualTo(204);
        await("the key is refused").atMost(Duration.ofSeconds(2)).until(() -> !isTaken(key));
    }

    private static boolean isTaken(String key) {
        JsonNode nothing = JsonMapper.builder().build().createObjectNode();
        return contract.post(8082, "/external/interactions", key, nothing).status() != 401;
    }

    private static String newProduct(String token) {
        JsonNode wanted =
                page.json("{\"name\":\"Demo Shop\"").request(Map.of("domains", List.of()));
        return PRODUCTS + "/" + contract.post(8081, PRODUCTS, token, wanted).text("/id");
    }
}
