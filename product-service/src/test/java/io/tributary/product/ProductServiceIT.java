package io.tributary.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.ProductState;
import io.tributary.events.Topics;
import io.tributary.messaging.EventCodec;
import io.tributary.testkit.TestTopics;
import io.tributary.testkit.platform.DevAccounts;
import io.tributary.testkit.platform.Platform;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.web.auth.ApiKeys;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ProductTest
class ProductServiceIT {

    private final TestWallet owner = TestWallet.draw();
    private final TestWallet stranger = TestWallet.draw();

    @LocalServerPort private int port;
    @Autowired private TestTopics topics;
    @Autowired private EventCodec codec;
    @Autowired private Platform platform;
    private TestClient client = new TestClient(0);
    private String token = "";

    @BeforeEach
    void signIn() {
        client = new TestClient(port);
        token = client.signIn(owner);
    }

    private static String path(ProductId product) {
        return "/business/products/" + product;
    }

    @Test
    void createsAProductAndPublishesIt() {
        JsonNode created =
                TestClient.json(
                        client.post(
                                        "/business/products",
                                        token,
                                        Map.of(
                                                "name",
                                                "Demo Shop",
                                                "domains",
                                                List.of("Demo-" + owner.address() + ".example")))
                                .expectStatus()
                                .isCreated()
                                .expectHeader()
                                .valueEquals("ETag", "\"1\"")
                                .expectHeader()
                                .valueMatches("Location", "/business/products/[0-9a-f-]{36}"));

        assertThat(created.propertyNames())
                .containsExactly(
                        "id",
                        "name",
                        "domains",
                        "status",
                        "administrators",
                        "banks",
                        "version",
                        "createdAt");
        assertThat(created.path("domains").get(0).asString())
                .isEqualTo("demo-" + owner.address() + ".example");
        assertThat(created.path("administrators").toString())
                .isEqualTo("[{\"wallet\":\"" + owner.address() + "\",\"roles\":1}]");
        assertThat(created.path("createdAt").asString()).endsWith("Z");
        ProductState state =
                awaitState(ProductId.parse(created.path("id").asString()), any -> true);
        assertThat(state.getVersion()).isEqualTo(1);
        assertThat(state.getName()).isEqualTo("Demo Shop");
        assertThat(state.getAdministrators().getFirst().getWallet())
                .isEqualTo(owner.address().value());
    }

    @Test
    void findsProductsById() {
        ProductId product = client.createProduct(token);

        client.get(path(product), token)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("active");
        client.get("/business/products/not-an-id", token).expectStatus().isNotFound();
    }

    @Test
    void listsTheCallersProductsNewestFirst() {
        ProductId first = client.createProduct(token);
        ProductId second = client.createProduct(token);

        JsonNode page = TestClient.json(client.get("/business/products?limit=1", token));
        assertThat(page.path("items").get(0).path("id").asString()).isEqualTo(second.toString());
        JsonNode rest =
                TestClient.json(
                        client.get(
                                "/business/products?cursor=" + page.path("nextCursor").asString(),
                                token));
        assertThat(rest.path("items").get(0).path("id").asString()).isEqualTo(first.toString());
        assertThat(rest.path("nextCursor").isNull()).isTrue();
    }

    @Test
    void findsAProductByItsDomainForItsOwnPeopleOnly() {
        ProductId product = client.createProduct(token);
        String domain =
                TestClient.json(client.get(path(product), token)).path("domains").get(0).asString();

        client.get("/business/products?domain=" + domain, token)
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1);
        client.get("/business/products?domain=nobody.example", token)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
        client.get("/business/products?domain=" + domain, client.signIn(stranger))
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
    }

    @Test
    void givesADomainToOneProductWhenManyWantIt() throws Exception {
        Map<String, Object> wanted =
                Map.of(
                        "name",
                        "Shop",
                        "domains",
                        List.of(
                                "b-" + owner.address() + ".example",
                                "a-" + owner.address() + ".example"));
        Callable<Integer> attempt =
                () ->
                        client.post("/business/products", token, wanted)
                                .expectBody()
                                .returnResult()
                                .getStatus()
                                .value();

        List<Integer> answers =
                atOnce(List.of(attempt, attempt, attempt, attempt, attempt, attempt));

        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
        client.post("/business/products", token, wanted)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:domain-taken");
    }

    private static List<Integer> atOnce(List<Callable<Integer>> attempts) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(attempts.size())) {
            return threads.invokeAll(attempts).stream().map(Future::resultNow).toList();
        }
    }

    @Test
    void refusesProductsOfAnotherForm() {
        client.post(
                        "/business/products",
                        token,
                        Map.of("name", " ", "domains", List.of("no host!"), "more", 1))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(3)
                .jsonPath("$.errors[?(@.pointer=='/domains/0')].value")
                .isEqualTo("no host!");
    }

    @Test
    void hidesAProductFromStrangers() {
        ProductId product = client.createProduct(token);
        String other = client.signIn(stranger);

        client.get(path(product), other).expectStatus().isNotFound();
        client.get(path(product) + "/banks", other).expectStatus().isNotFound();
        client.get(path(product) + "/keys", other).expectStatus().isNotFound();
        client.post(path(product) + "/keys", other, Map.of("kind", "secret", "name", "x"))
                .expectStatus()
                .isNotFound();
        client.put(
                        path(product) + "/administrators/" + stranger.address(),
                        other,
                        Map.of("roles", 1))
                .expectStatus()
                .isNotFound();
        client.delete(path(product) + "/administrators/" + owner.address(), other)
                .expectStatus()
                .isNotFound();
    }

    @Test
    void letsOtherRolesReadButNotChange() {
        ProductId product = client.createProduct(token);
        client.put(
                        path(product) + "/administrators/" + stranger.address().checksummed(),
                        token,
                        Map.of("roles", 2))
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"wallet\":\"" + stranger.address() + "\",\"roles\":2}");
        String manager = client.signIn(stranger);

        client.get(path(product), manager).expectStatus().isOk();
        client.get(path(product) + "/keys", manager).expectStatus().isOk();
        client.post(path(product) + "/keys", manager, Map.of("kind", "secret", "name", "x"))
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:role-missing");
        client.put(
                        path(product) + "/administrators/" + stranger.address(),
                        manager,
                        Map.of("roles", 1))
                .expectStatus()
                .isForbidden();
        ProductState state = awaitState(product, any -> any.getVersion() == 2);
        assertThat(state.getAdministrators()).hasSize(2);
    }

    @Test
    void keepsTheLastAdministrator() {
        ProductId product = client.createProduct(token);
        String self = path(product) + "/administrators/" + owner.address();

        client.delete(self, token)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:last-administrator");
        client.put(self, token, Map.of("roles", 2)).expectStatus().isEqualTo(409);
        client.put(self, token, Map.of("roles", 0)).expectStatus().isEqualTo(422);
        client.put(self, token, Map.of("roles", 16)).expectStatus().isEqualTo(422);
        client.delete(path(product) + "/administrators/" + stranger.address(), token)
                .expectStatus()
                .isNotFound();
    }

    @Test
    void leavesOneOfTwoAdministratorsWhoRemoveEachOther() throws Exception {
        for (int round = 0; round < 5; round++) {
            ProductId product = client.createProduct(token);
            String administrators = path(product) + "/administrators/";
            client.put(administrators + stranger.address(), token, Map.of("roles", 1))
                    .expectStatus()
                    .isOk();
            String other = client.signIn(stranger);

            List<Integer> answers =
                    atOnce(
                            List.of(
                                    () ->
                                            client.delete(
                                                            administrators + stranger.address(),
                                                            token)
                                                    .expectBody()
                                                    .returnResult()
                                                    .getStatus()
                                                    .value(),
                                    () ->
                                            client.delete(administrators + owner.address(), other)
                                                    .expectBody()
                                                    .returnResult()
                                                    .getStatus()
                                                    .value()));

            assertThat(answers).containsOnlyOnce(204);
        }
    }

    @Test
    void showsAKeyOncePublishesItsHashAndForgetsItWhenRevoked() {
        ProductId product = client.createProduct(token);
        JsonNode created =
                TestClient.json(
                        client.post(
                                        path(product) + "/keys",
                                        token,
                                        Map.of("kind", "secret", "name", "server"))
                                .expectStatus()
                                .isCreated());
        String key = created.path("key").asString();
        String id = created.path("id").asString();

        assertThat(created.propertyNames())
                .containsExactly("id", "kind", "name", "prefix", "key", "createdAt");
        assertThat(key)
                .matches("sk_[0-9a-f]{8}_[A-Za-z0-9_-]{43}")
                .startsWith(created.path("prefix").asString());
        JsonNode listed = TestClient.json(client.get(path(product) + "/keys", token)).path("items");
        assertThat(listed.get(0).propertyNames())
                .containsExactly("id", "kind", "name", "prefix", "createdAt");
        ProductState with = awaitState(product, state -> !state.getKeys().isEmpty());
        assertThat(with.getKeys().getFirst().getHash()).isEqualTo(ApiKeys.hash(key));
        assertThat(with.toString()).doesNotContain(key.substring(12));

        client.delete(path(product) + "/keys/" + id, token).expectStatus().isNoContent();
        client.delete(path(product) + "/keys/" + id, token).expectStatus().isNoContent();

        assertThat(TestClient.json(client.get(path(product) + "/keys", token)).path("items"))
                .isEmpty();
        ProductState without = awaitState(product, state -> state.getVersion() > with.getVersion());
        assertThat(without.getKeys()).isEmpty();
        client.delete(path(product) + "/keys/01939c3e-0000-7000-8000-000000000001", token)
                .expectStatus()
                .isNotFound();
        client.post(path(product) + "/keys", token, Map.of("kind", "publishable", "name", "x"))
                .expectStatus()
                .isEqualTo(422);
    }

    @Test
    void takesABankThatFitsOnChain() {
        ProductId product = client.createProduct(token);
        Contracts contracts = new Contracts(platform.chain().rpcUrl());
        Address ledger = contracts.ledger();
        Address erc20 = contracts.token();
        Address bank = contracts.bank(product, ledger);
        Map<String, Object> wanted =
                Map.of("chainId", 31337, "token", erc20.checksummed(), "bank", bank.value());
        String banks = path(product) + "/banks";

        client.post(banks, token, wanted)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:bank-mismatch")
                .jsonPath("$.errors.length()")
                .isEqualTo(2);
        contracts.grantDistributor(bank);
        client.post(banks, token, wanted)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].expected")
                .isEqualTo("an authorised pusher of the ledger " + ledger);
        contracts.authorise(ledger, bank);
        JsonNode stored =
                TestClient.json(client.post(banks, token, wanted).expectStatus().isCreated());

        assertThat(stored.propertyNames()).containsExactly("chainId", "token", "bank", "createdAt");
        assertThat(stored.path("token").asString()).isEqualTo(erc20.value());
        client.post(banks, token, wanted)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:bank-exists");
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

    @Test
    void refusesABankOfAnotherProductAndOneThatIsNone() {
        ProductId product = client.createProduct(token);
        Contracts contracts = new Contracts(platform.chain().rpcUrl());
        Address ledger = contracts.ledger();
        Address bank = contracts.bank(client.createProduct(token), ledger);
        contracts.grantDistributor(bank);
        contracts.authorise(ledger, bank);
        String banks = path(product) + "/banks";

        client.post(
                        banks,
                        token,
                        Map.of("chainId", 31337, "token", ledger.value(), "bank", bank.value()))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(1)
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/bank");
        client.post(
                        banks,
                        token,
                        Map.of(
                                "chainId",
                                31337,
                                "token",
                                DevAccounts.BOB.address().value(),
                                "bank",
                                DevAccounts.CAROL.address().value()))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[?(@.pointer=='/token')].expected")
                .isEqualTo("a contract");
        client.post(
                        banks,
                        token,
                        Map.of("chainId", 1, "token", ledger.value(), "bank", bank.value()))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:invalid-request");
    }

    @Test
    void describesItselfAsOpenApi() {
        client.open("/v3/api-docs")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.openapi")
                .isEqualTo("3.1.0")
                .jsonPath("$.info.title")
                .isEqualTo("product-service")
                .jsonPath(
                        "$.paths['/business/products'].post.requestBody.content['application/json'].schema.properties.domains")
                .exists()
                .jsonPath("$.paths['/business/products/{id}/banks'].get.parameters.length()")
                .isEqualTo(1);
    }

    private ProductState awaitState(ProductId product, Predicate<ProductState> wanted) {
        return Awaitility.await("state of " + product)
                .atMost(Duration.ofSeconds(20))
                .until(() -> latest(product).filter(wanted), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<ProductState> latest(ProductId product) {
        return topics.read(Topics.PRODUCTS.name(), product.toString()).stream()
                .filter(record -> record.value() != null)
                .map(record -> codec.decode(Topics.PRODUCTS, record.value()))
                .max(Comparator.comparingLong(ProductState::getVersion));
    }
}
