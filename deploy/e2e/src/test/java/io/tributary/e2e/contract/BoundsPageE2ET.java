package io.tributary.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.e2e.Http;
import io.tributary.e2e.RunningQuickstart;
import io.tributary.e2e.SharedQuickstart;
import io.tributary.e2e.Wallet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How many of a thing a product may have: the last one is taken, the next one is refused. */
@Order(208)
@ExtendWith(SharedQuickstart.class)
class BoundsPageE2ET {

    private static final int MOST = 100;
    private static final int MOST_DOMAINS = 20;

    private static Contract contract;
    private static String token;

    @BeforeAll
    static void start(RunningQuickstart shared) {
        contract = Contract.of(shared);
        token = shared.signIn(Wallet.random());
    }

    private static String newProduct(List<String> domains) {
        ObjectNode wanted = ShapeReader.JSON.createObjectNode().put("name", "Bounds");
        ArrayNode array = wanted.putArray("domains");
        domains.forEach(array::add);
        Http.Answer created = contract.post(8081, "/business/products", token, wanted);
        assertThat(created.status()).as(created.response().body()).isEqualTo(201);
        return "/business/products/" + created.text("/id");
    }

    @Test
    void takesAHundredKeys() {
        String keys = newProduct(List.of()) + "/keys";
        JsonNode wanted =
                ShapeReader.JSON.readTree("{\"kind\":\"secret\",\"name\":\"one of many\"}");
        for (int i = 0; i < MOST; i++) {
            assertThat(contract.post(8081, keys, token, wanted).status()).isEqualTo(201);
        }
        contract.requireRefusal(contract.post(8081, keys, token, wanted), "409 too-many-keys");
    }

    @Test
    void takesAHundredAdministrators() {
        String product = newProduct(List.of());
        for (int i = 1; i < MOST; i++) {
            assertThat(putAdministrator(product).status()).isEqualTo(200);
        }
        contract.requireRefusal(putAdministrator(product), "409 too-many-administrators");
    }

    private static Http.Answer putAdministrator(String product) {
        JsonNode roles = ShapeReader.JSON.readTree("{\"roles\":2}");
        String place = product + "/administrators/" + Wallet.random().address();
        return contract.send("PUT", 8081, place, token, roles);
    }

    @Test
    void takesTwentyDomains() {
        String product =
                newProduct(
                        IntStream.range(0, MOST_DOMAINS)
                                .mapToObj(i -> UUID.randomUUID() + ".example")
                                .toList());
        Http.Answer domains = contract.get(8081, product + "/domains", token);
        assertThat(domains.body().at("/items")).hasSize(MOST_DOMAINS);
        String next = UUID.randomUUID() + ".example";
        RunningQuickstart.DNS.publish("_tributary." + next, domains.text("/items/0/record/value"));
        contract.requireRefusal(
                contract.post(8081, product + "/domains/" + next + "/verify", token, null),
                "409 too-many-domains");
    }
}
