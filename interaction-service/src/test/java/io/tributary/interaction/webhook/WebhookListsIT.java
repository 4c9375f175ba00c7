package io.tributary.interaction.webhook;

import io.tributary.interaction.KnownShop;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lists of what webhooks brought. */
class WebhookListsIT extends WebhookService {

    @Test
    void nameEveryWrongParameterAtOnce() {
        KnownShop shop = aWebshop();
        areWrong(shop, "deliveries?outcome=x&kind=y&limit=0", "limit", "kind", "outcome");
        areWrong(shop, "orders?state=matched&cursor=x", "cursor", "state");
        areWrong(shop, "claims?state=joined&limit=201", "limit", "state");
    }

    private void areWrong(KnownShop shop, String path, String... parameters) {
        getAs(4, shop, path)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].pointer")
                .isEqualTo(List.of(parameters));
    }
}
