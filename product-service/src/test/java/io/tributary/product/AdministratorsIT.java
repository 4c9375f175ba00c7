package io.tributary.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.ProductState;
import io.tributary.values.ProductId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who may do what for a product. */
class AdministratorsIT extends ProductFixture {

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
    void listsThemInPartsNewestFirstToAnyRoleAndNobodyElse() {
        ProductId product = client.createProduct(token);
        String administrators = path(product) + "/administrators";
        client.put(administrators + "/" + stranger.address(), token, Map.of("roles", 8))
                .expectStatus()
                .isOk();
        String oracle = client.signIn(stranger);

        JsonNode first = TestClient.json(client.get(administrators + "?limit=1", oracle));
        JsonNode newest = first.path("items").get(0);
        assertThat(newest.propertyNames()).containsExactly("wallet", "roles", "since");
        assertThat(newest.path("wallet").asString()).isEqualTo(stranger.address().value());
        assertThat(newest.path("roles").asInt()).isEqualTo(8);
        Instant since = Instant.parse(newest.path("since").asString());
        assertThat(since).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        JsonNode second =
                TestClient.json(
                        client.get(
                                administrators
                                        + "?limit=1&cursor="
                                        + first.path("nextCursor").asString(),
                                oracle));
        assertThat(second.at("/items/0/wallet").asString()).isEqualTo(owner.address().value());
        assertThat(second.path("nextCursor").isNull()).isTrue();
        client.put(administrators + "/" + stranger.address(), token, Map.of("roles", 4))
                .expectStatus()
                .isOk();
        JsonNode again = TestClient.json(client.get(administrators, token)).path("items");
        assertThat(again).hasSize(2);
        assertThat(again.get(0).path("roles").asInt()).isEqualTo(4);
        assertThat(again.get(0).path("since").asString()).isEqualTo(since.toString());
        client.get(administrators + "?cursor=x", token).expectStatus().isEqualTo(422);
        client.get(administrators, client.signIn(TestWallet.draw())).expectStatus().isNotFound();
        client.open(administrators).expectStatus().isUnauthorized();
    }

    @Test
    void takesAHundredAdministratorsAndNotOneMoreWhenTheyComeAtTheSameTime() throws Exception {
        ProductId product = client.createProduct(token);
        String administrators = path(product) + "/administrators/";
        String last = "";
        for (int i = 0; i < 98; i++) {
            last = administrators + TestWallet.draw().address();
            client.put(last, token, Map.of("roles", 2)).expectStatus().isOk();
        }

        List<Callable<Integer>> rivals =
                Stream.generate(() -> administrators + TestWallet.draw().address())
                        .limit(2)
                        .<Callable<Integer>>map(place ->
                                () ->
                                        client.put(place, token, Map.of("roles", 2))
                                                .expectBody()
                                                .returnResult()
                                                .getStatus()
                                                .value())
                        .toList();
        assertThat(atOnce(rivals)).containsExactlyInAnyOrder(200, 409);
        String another = administrators + stranger.address();
        client.put(another, token, Map.of("roles", 2))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:too-many-administrators")
                .jsonPath("$.detail")
                .isEqualTo("administrators: 101 (expected: <= 100)");
        client.put(last, token, Map.of("roles", 4)).expectStatus().isOk();
        JsonNode page = TestClient.json(client.get(administrators.replaceAll("/$", ""), token));
        assertThat(page.path("items")).hasSize(50);
        client.delete(last, token).expectStatus().isNoContent();
        client.put(another, token, Map.of("roles", 2)).expectStatus().isOk();
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
}
