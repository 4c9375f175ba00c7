package io.tributary.interaction.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.secret.WebhookKind;
import io.tributary.web.problem.ProblemException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever JSON a shop signs, it is understood or refused with 422, and never anything else. */
class HostileBodyTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> NAMES =
            List.of(
                    "id",
                    "order_id",
                    "checkout_token",
                    "financial_status",
                    "total_price",
                    "currency",
                    "note_attributes",
                    "transactions",
                    "amount",
                    "kind",
                    "status",
                    "total",
                    "order_key",
                    "meta_data",
                    "refunds",
                    "name",
                    "key",
                    "value",
                    "type",
                    "timestamp",
                    "data",
                    "orderId",
                    "refundId",
                    "token",
                    "totalPrice",
                    "wallet",
                    "tributary_wallet",
                    "processed_at",
                    "test");
    private static final List<String> WORDS =
            List.of(
                    "paid",
                    "refunded",
                    "voided",
                    "completed",
                    "cancelled",
                    "refund",
                    "success",
                    "purchase.completed",
                    "purchase.refunded",
                    "EUR",
                    "12.50",
                    "999999999999999999",
                    "-1",
                    "1e999999999",
                    "tributary_wallet",
                    "0x15d34aaf54267db7d7c367839aaf71a00a2c6a65",
                    "2026-11-22T09:00:00",
                    "9999-99-99T99:99:99Z",
                    "\u0000",
                    "\ud800",
                    "");

    @Property(tries = 2000)
    void isUnderstoodOrRefused(
            @ForAll WebhookKind kind,
            @ForAll("topics") String topic,
            @ForAll("bodies") Object body) {
        JsonNode json = JSON.valueToTree(body);
        try {
            assertThat(ShopParsers.parse(kind, topic, json, true, false)).isNotNull();
            assertThat(JSON.readTree(ShopParsers.kept(kind, json)).isObject()).isTrue();
        } catch (ProblemException refused) {
            assertThat(refused.problem().type().status()).isEqualTo(422);
        }
    }

    @Provide
    Arbitrary<String> topics() {
        return Arbitraries.of(
                "",
                "orders/create",
                "orders/paid",
                "orders/updated",
                "orders/cancelled",
                "refunds/create",
                "order.updated",
                "order.deleted",
                "x");
    }

    @Provide
    Arbitrary<Object> bodies() {
        Arbitrary<Object> values =
                Arbitraries.oneOf(
                        Arbitraries.of(WORDS).map(Object.class::cast),
                        Arbitraries.strings().ofMaxLength(300).map(Object.class::cast),
                        Arbitraries.longs().map(Object.class::cast),
                        Arbitraries.bigDecimals().map(Object.class::cast),
                        Arbitraries.of(true, false).map(Object.class::cast));
        return nested(values, 3);
    }

    private static Arbitrary<Object> nested(Arbitrary<Object> values, int depth) {
        if (depth == 0) {
            return values;
        }
        Arbitrary<Object> inner = nested(values, depth - 1);
        Arbitrary<Map<String, Object>> objects =
                Arbitraries.maps(Arbitraries.of(NAMES), inner).ofMaxSize(12);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(5, objects.map(Object.class::cast)),
                net.jqwik.api.Tuple.of(2, inner.list().ofMaxSize(4).map(Object.class::cast)),
                net.jqwik.api.Tuple.of(3, values));
    }
}
