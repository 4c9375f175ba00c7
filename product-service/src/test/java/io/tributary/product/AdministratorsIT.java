package io.tributary.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.ProductState;
import io.tributary.values.ProductId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
