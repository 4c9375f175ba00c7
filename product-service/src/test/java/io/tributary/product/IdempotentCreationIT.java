package io.tributary.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

class IdempotentCreationIT extends ProductFixture {

    private static final String PRODUCTS = "/business/products";

    @Autowired private DatabaseClient database;

    private static Map<String, Object> aProduct() {
        String domain = "shop-" + UUID.randomUUID() + ".example";
        return Map.of("name", "Shop", "domains", List.of("www." + domain, domain, "Www." + domain));
    }

    private static String aKey() {
        return "try " + UUID.randomUUID();
    }

    private WebTestClient.ResponseSpec create(Object product, String... keys) {
        return client.postOnce(PRODUCTS, token, product, keys);
    }

    private static String created(WebTestClient.ResponseSpec answer) {
        return TestClient.json(answer.expectStatus().isCreated()).path("id").asString();
    }

    @Test
    void answersTheSameAgainAlsoAfterAChange() {
        String key = aKey();
        Map<String, Object> product = aProduct();
        EntityExchangeResult<byte[]> first =
                create(product, key).expectStatus().isCreated().expectBody().returnResult();
        String place = String.valueOf(first.getResponseHeaders().getLocation());
        client.put(place + "/administrators/" + stranger.address(), token, Map.of("roles", 2))
                .expectStatus()
                .isOk();

        EntityExchangeResult<byte[]> again =
                create(product, key).expectStatus().isCreated().expectBody().returnResult();

        assertThat(again.getResponseBody()).isEqualTo(first.getResponseBody());
        assertThat(again.getResponseHeaders().getETag())
                .isEqualTo(first.getResponseHeaders().getETag());
        assertThat(again.getResponseHeaders().getLocation()).hasToString(place);
    }

    @Test
    void refusesAnotherRequestUnderTheSameKey() {
        String key = aKey();
        created(create(aProduct(), key));

        JsonNode refused = TestClient.json(create(aProduct(), key).expectStatus().isEqualTo(422));

        assertThat(refused.path("type").asString()).endsWith(":idempotency-key-reused");
    }

    @Test
    void keepsTheKeysOfWalletsApartAndMakesAnotherProductAfterADay() {
        String key = aKey();
        Map<String, Object> product = Map.of("name", "Shop", "domains", List.of());
        String first = created(create(product, key));
        String others = client.signIn(stranger);

        assertThat(created(client.postOnce(PRODUCTS, others, product, key))).isNotEqualTo(first);
        database.sql(
                        "update product_creations set created_at = created_at - interval '25 hours'"
                                + " where idempotency_key = :key")
                .bind("key", key)
                .then()
                .block();
        assertThat(created(create(product, key))).isNotEqualTo(first);
    }

    @Test
    void makesOneProductOfManyAtOnce() throws Exception {
        String key = aKey();
        Map<String, Object> product = aProduct();
        Set<String> ids = ConcurrentHashMap.newKeySet();
        Callable<Integer> attempt =
                () -> {
                    ids.add(created(create(product, key)));
                    return 201;
                };

        assertThat(atOnce(Collections.nCopies(8, attempt))).containsOnly(201);
        assertThat(ids).hasSize(1);
    }

    @Test
    void leavesTheKeyFreeWhereNothingWasMade() {
        String key = aKey();
        Map<String, Object> product = aProduct();
        created(client.post(PRODUCTS, token, product));
        create(product, key).expectStatus().isEqualTo(409);

        created(create(aProduct(), key));
    }

    @Test
    void refusesKeysThatAreNone() {
        create(aProduct(), "a", "b").expectStatus().isEqualTo(422);
        create(aProduct(), "x".repeat(256)).expectStatus().isEqualTo(422);
        create(aProduct(), "").expectStatus().isEqualTo(422);
        created(create(aProduct(), "x".repeat(255)));
    }
}
