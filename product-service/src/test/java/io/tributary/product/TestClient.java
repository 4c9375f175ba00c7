package io.tributary.product;

import io.tributary.testkit.TestHttp;
import io.tributary.values.ProductId;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's HTTP interface. */
final class TestClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WebTestClient http;

    TestClient(int port) {
        this.http = TestHttp.to(port);
    }

    WebTestClient.ResponseSpec get(String path, String token) {
        return http.get().uri(path).header("Authorization", "Bearer " + token).exchange();
    }

    WebTestClient.ResponseSpec delete(String path, String token) {
        return http.delete().uri(path).header("Authorization", "Bearer " + token).exchange();
    }

    WebTestClient.ResponseSpec post(String path, String token, Object body) {
        return send(HttpMethod.POST, path, token, body);
    }

    WebTestClient.ResponseSpec postOnce(
            String path, String token, Object body, String... idempotencyKeys) {
        return http.post()
                .uri(path)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", idempotencyKeys)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(JSON.writeValueAsString(body))
                .exchange();
    }

    WebTestClient.ResponseSpec put(String path, String token, Object body) {
        return send(HttpMethod.PUT, path, token, body);
    }

    /** A merge patch for who has seen this ETag; null: without the condition. */
    WebTestClient.ResponseSpec patch(
            String path, String token, @Nullable String etag, String body) {
        WebTestClient.RequestBodySpec request =
                http.patch()
                        .uri(path)
                        .header("Authorization", "Bearer " + token)
                        .contentType(MediaType.valueOf("application/merge-patch+json"));
        return (etag == null ? request : request.header("If-Match", etag))
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec send(
            HttpMethod method, String path, String token, Object body) {
        return http.method(method)
                .uri(path)
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(JSON.writeValueAsString(body))
                .exchange();
    }

    WebTestClient.ResponseSpec open(String path) {
        return http.get().uri(path).exchange();
    }

    /** The message that the service wants to have signed. */
    String challenge(TestWallet wallet) {
        return json(post(
                        "/auth/nonce",
                        "",
                        Map.of("address", wallet.address().value(), "chainId", 31337)))
                .path("message")
                .asString();
    }

    /** The same asked for by a page. */
    WebTestClient.ResponseSpec challengeFrom(String origin, TestWallet wallet) {
        return http.post()
                .uri("/auth/nonce")
                .header("Origin", origin)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(
                        JSON.writeValueAsString(
                                Map.of("address", wallet.address().value(), "chainId", 31337)))
                .exchange();
    }

    WebTestClient.ResponseSpec verify(String message, String signature) {
        return post("/auth/verify", "", Map.of("message", message, "signature", signature));
    }

    /** A token by the real sign-in. */
    String signIn(TestWallet wallet) {
        String message = challenge(wallet);
        return json(verify(message, wallet.sign(message))).path("accessToken").asString();
    }

    /** A new product with a domain of its own. */
    ProductId createProduct(String token) {
        String domain = "shop-" + UUID.randomUUID() + ".example";
        JsonNode product =
                json(
                        post(
                                        "/business/products",
                                        token,
                                        Map.of("name", "Shop", "domains", new String[] {domain}))
                                .expectStatus()
                                .isCreated());
        return ProductId.parse(product.path("id").asString());
    }

    static JsonNode json(WebTestClient.ResponseSpec response) {
        byte[] body = response.expectBody().returnResult().getResponseBody();
        return JSON.readTree(Objects.requireNonNull(body));
    }
}
