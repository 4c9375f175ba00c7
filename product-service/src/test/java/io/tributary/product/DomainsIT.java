package io.tributary.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.ProductState;
import io.tributary.testkit.dns.DnsServer;
import io.tributary.values.ProductId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Whose a domain is, as DNS says. */
class DomainsIT extends ProductFixture {

    private static final String OTHER = "tributary-verification=" + "0".repeat(32);

    private final DnsServer dns = DnsInitializer.SERVER;

    @Test
    void listsDomainsInPartsWithTheRecordToPublish() {
        ProductId product = client.createProduct(token);
        String domain = domains(product).get(0).path("domain").asString();
        String second = UUID.randomUUID() + ".example";
        patch(product, "[\"" + domain + "\",\"" + second + "\"]");

        JsonNode first = TestClient.json(client.get(path(product) + "/domains?limit=1", token));
        JsonNode newest = first.path("items").get(0);
        assertThat(newest.propertyNames())
                .containsExactly("domain", "verified", "verifiedAt", "record");
        assertThat(newest.path("domain").asString()).isEqualTo(second);
        assertThat(newest.path("verified").asBoolean()).isFalse();
        assertThat(newest.path("verifiedAt").isNull()).isTrue();
        assertThat(newest.path("record").propertyNames()).containsExactly("name", "type", "value");
        assertThat(newest.at("/record/name").asString()).isEqualTo("_tributary." + second);
        assertThat(newest.at("/record/type").asString()).isEqualTo("TXT");
        assertThat(newest.at("/record/value").asString())
                .matches("tributary-verification=[0-9a-f]{32}");
        String rest = "/domains?limit=1&cursor=" + first.path("nextCursor").asString();
        JsonNode last = TestClient.json(client.get(path(product) + rest, token));
        assertThat(last.at("/items/0/domain").asString()).isEqualTo(domain);
        assertThat(last.path("nextCursor").isNull()).isTrue();
        assertThat(record(client.createProduct(token))).isNotEqualTo(record(product));
    }

    @Test
    void verifiesADomainOnceItsDnsSaysSo() {
        ProductId product = client.createProduct(token);
        String domain = domain(product);
        assertThat(refusal(product, domain, 409).toString())
                .contains("domain-not-verified", "\"value\":null", record(product));
        dns.publish("_tributary." + domain, "v=spf1 -all", OTHER);
        assertThat(refusal(product, domain, 409).at("/errors/1/value").asString()).isEqualTo(OTHER);
        assertThat(domains(product).get(0).path("verified").asBoolean()).isFalse();

        dns.publish("_tributary." + domain, "v=spf1 -all", record(product));
        JsonNode verified =
                TestClient.json(verify(product, domain.toUpperCase(Locale.ROOT), token));
        assertThat(verified.path("verified").asBoolean()).isTrue();
        assertThat(verified.path("verifiedAt").isNull()).isFalse();
        assertThat(domains(product).get(0)).isEqualTo(verified);
        dns.publish("_tributary." + domain, OTHER);
        refusal(product, domain, 409);
        assertThat(domains(product).get(0)).isEqualTo(verified);
        dns.publish("_tributary." + domain, record(product));
        assertThat(TestClient.json(verify(product, domain, token))).isEqualTo(verified);
        JsonNode changes =
                TestClient.json(
                        client.get(path(product) + "/changes?action=domain.verified", token));
        assertThat(changes.path("items")).hasSize(1);
        assertThat(changes.at("/items/0/subject").asString()).isEqualTo(domain);
        assertThat(changes.at("/items/0/version").asInt()).isEqualTo(2);
    }

    @Test
    void showsFiveOfManyRecordsEachCut() {
        ProductId product = client.createProduct(token);
        String domain = domain(product);
        dns.publish(
                "_tributary." + domain,
                IntStream.range(0, 100).mapToObj(i -> i + "x".repeat(1000)).toArray(String[]::new));

        JsonNode refusal = refusal(product, domain, 409);
        assertThat(refusal.path("errors")).hasSize(5);
        assertThat(refusal.at("/errors/4/value").asString()).hasSize(100).startsWith("4x");
    }

    @Test
    void saysTryAgainWhileDnsDoesNotAnswer() {
        ProductId product = client.createProduct(token);
        String domain = domain(product);
        dns.fail("_tributary." + domain, DnsServer.SERVER_FAILURE);
        verify(product, domain, token)
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists("Retry-After");
        dns.ignore("_tributary." + domain);
        verify(product, domain, token)
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists("Retry-After");
        assertThat(domains(product).get(0).path("verified").asBoolean()).isFalse();
    }

    @Test
    void forgetsTheProofOfADomainThatIsGivenUpAndNoOther() {
        ProductId product = client.createProduct(token);
        String domain = domain(product);
        String more = UUID.randomUUID() + ".example";
        dns.publish("_tributary." + domain, record(product));
        verify(product, domain, token).expectStatus().isOk();

        patch(product, "[\"" + domain + "\",\"" + more + "\"]");
        assertThat(domains(product).get(1).path("verified").asBoolean()).isTrue();
        patch(product, "[\"" + more + "\"]");
        patch(product, "[\"" + domain + "\",\"" + more + "\"]");
        assertThat(domains(product).get(0).path("domain").asString()).isEqualTo(domain);
        assertThat(domains(product).get(0).path("verified").asBoolean()).isFalse();
    }

    @Test
    void givesADomainToWhomDnsNamesAndTellsEverybody() {
        ProductId squatter = client.createProduct(token);
        String domain = domain(squatter);
        String other = client.signIn(stranger);
        ProductId product = client.createProduct(other);
        dns.publish("_tributary." + domain, record(product, other));

        verify(product, domain, other).expectStatus().isOk();

        ProductState gained = awaitState(product, state -> state.getDomains().contains(domain));
        assertThat(gained.getDomains()).hasSize(2);
        awaitState(squatter, state -> state.getDomains().isEmpty());
        JsonNode lost = TestClient.json(client.get(path(squatter) + "/changes?limit=1", token));
        assertThat(lost.at("/items/0/action").asString()).isEqualTo("domain.lost");
        assertThat(lost.at("/items/0/subject").asString()).isEqualTo(domain);
        assertThat(lost.at("/items/0/actor").asString()).isEqualTo(stranger.address().value());
        assertThat(domains(squatter)).isEmpty();
    }

    @Test
    void leavesADomainToWhoHasItWhileDnsNamesBoth() {
        ProductId holder = client.createProduct(token);
        String domain = domain(holder);
        ProductId product = client.createProduct(token);
        dns.publish("_tributary." + domain, record(product), record(holder));

        assertThat(refusal(product, domain, 409).toString()).contains("domain-taken", domain);
        assertThat(domains(holder)).hasSize(1);
    }

    @Test
    void givesAFreeDomainToOneOfTwoThatDnsNames() throws Exception {
        for (int round = 0; round < 5; round++) {
            ProductId one = client.createProduct(token);
            ProductId other = client.createProduct(token);
            String domain = UUID.randomUUID() + ".example";
            dns.publish("_tributary." + domain, record(one), record(other));
            List<Callable<Integer>> rivals =
                    List.of(
                            () -> status(verify(one, domain, token)),
                            () -> status(verify(other, domain, token)));

            assertThat(atOnce(rivals)).containsExactlyInAnyOrder(200, 409);
            assertThat(domains(one).size() + domains(other).size()).isEqualTo(3);
        }
    }

    @Test
    void takesNoMoreDomainsThanAProductMayHave() {
        ProductId holder = client.createProduct(token);
        ProductId product = client.createProduct(token);
        List<String> twenty =
                IntStream.range(0, 20)
                        .mapToObj(i -> "\"" + UUID.randomUUID() + ".example\"")
                        .toList();
        patch(product, twenty.toString());
        String domain = domain(holder);
        dns.publish("_tributary." + domain, record(product));

        JsonNode refusal = refusal(product, domain, 409);
        assertThat(refusal.path("type").asString())
                .isEqualTo("urn:tributary:problem:too-many-domains");
        assertThat(refusal.path("detail").asString()).isEqualTo("domains: 21 (expected: <= 20)");
        assertThat(domains(holder)).hasSize(1);
    }

    @Test
    void showsThemToAnyRoleAndVerifiesThemForProductAdministratorsOnly() {
        ProductId product = client.createProduct(token);
        String domain = domain(product);
        String other = client.signIn(stranger);
        int asked = dns.questions();
        client.get(path(product) + "/domains", other).expectStatus().isNotFound();
        client.open(path(product) + "/domains").expectStatus().isUnauthorized();
        verify(product, domain, other).expectStatus().isNotFound();
        giveStranger(14, product);
        client.get(path(product) + "/domains", other).expectStatus().isOk();
        verify(product, domain, other).expectStatus().isForbidden();
        for (String wrong : List.of("-a.example", "a..example", "a_b.example", longName(243))) {
            JsonNode refusal = refusal(product, wrong, 422);
            assertThat(refusal.at("/errors/0/pointer").asString()).isEqualTo("domain");
        }
        assertThat(dns.questions()).isEqualTo(asked);
        refusal(product, longName(242), 409);
    }

    private static String longName(int length) {
        return ("a".repeat(61) + ".").repeat(4).substring(0, length - 1) + "a";
    }

    private WebTestClient.ResponseSpec verify(ProductId product, String domain, String bearer) {
        return client.post(path(product) + "/domains/" + domain + "/verify", bearer, Map.of());
    }

    private JsonNode refusal(ProductId product, String domain, int status) {
        return TestClient.json(verify(product, domain, token).expectStatus().isEqualTo(status));
    }

    private JsonNode domains(ProductId product) {
        return domains(product, token);
    }

    private JsonNode domains(ProductId product, String bearer) {
        return TestClient.json(client.get(path(product) + "/domains", bearer)).path("items");
    }

    private String domain(ProductId product) {
        return domains(product).get(0).path("domain").asString();
    }

    private String record(ProductId product) {
        return record(product, token);
    }

    private String record(ProductId product, String bearer) {
        return domains(product, bearer).get(0).at("/record/value").asString();
    }

    private void patch(ProductId product, String domains) {
        client.patch(path(product), token, "*", "{\"domains\":" + domains + "}")
                .expectStatus()
                .isOk();
    }
}
