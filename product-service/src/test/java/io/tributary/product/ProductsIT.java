package io.tributary.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.ProductSettings;
import io.tributary.events.ProductState;
import io.tributary.values.ProductId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Products: created once per domain, shown to their own people. */
class ProductsIT extends ProductFixture {

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
        assertThat(state.getSettings()).isEqualTo(ProductSettings.newBuilder().build());
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
                .jsonPath(
                        "$.paths['/business/products/{id}/settings'].patch.requestBody.content['application/merge-patch+json'].schema.properties.claimLife.anyOf[1].type")
                .isEqualTo("null")
                .jsonPath(
                        "$.paths['/business/products/{id}/settings'].patch.requestBody.content['application/json'].schema.required")
                .doesNotExist()
                .jsonPath("$.components.schemas.SettingsAnswer.required.length()")
                .isEqualTo(4)
                .jsonPath("$.paths['/business/products/{id}/banks'].get.parameters.length()")
                .isEqualTo(3);
    }
}
