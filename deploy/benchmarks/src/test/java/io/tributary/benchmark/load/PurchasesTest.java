package io.tributary.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.values.Address;
import io.tributary.values.ProductId;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PurchasesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Purchases purchases = new Purchases(new ProductId(new UUID(0x7000, 1L << 63)));

    @Test
    void neverRepeatsAnOrder() {
        Set<String> orders = new HashSet<>();
        for (int batch = 0; batch < 5; batch++) {
            JSON.readTree(purchases.next(500))
                    .forEach(item -> orders.add(item.at("/data/orderId").asString()));
        }
        orders.add(JSON.readTree(purchases.next()).at("/data/orderId").asString());

        assertThat(orders).hasSize(2_501);
    }

    @Test
    void buysWithGoodAddresses() {
        JsonNode purchase = JSON.readTree(purchases.next());

        assertThat(Address.parse(purchase.path("wallet").asString()).value())
                .isEqualTo(Purchases.wallet(1));
    }
}
