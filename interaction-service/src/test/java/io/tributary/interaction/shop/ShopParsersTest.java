package io.tributary.interaction.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.interaction.secret.WebhookKind;
import io.tributary.values.Address;
import io.tributary.values.Money;
import io.tributary.web.json.StrictJson;
import io.tributary.web.problem.ProblemException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What each kind of shop is understood to say. */
class ShopParsersTest {

    private static final String WALLET = "0x15d34aaf54267db7d7c367839aaf71a00a2c6a65";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void readsAPaidShopifyOrder() {
        ShopOrder order =
                order(
                        WebhookKind.SHOPIFY,
                        "orders/paid",
                        """
                        {"id":820982911946154508,"checkout_token":"c-1","financial_status":"paid",
                         "total_price":"49.90","currency":"EUR",
                         "note_attributes":[{"name":"gift","value":"yes"},
                                            {"name":"tributary_wallet","value":"%s"}]}
                        """
                                .formatted(WALLET));
        assertThat(order.orderId()).isEqualTo("820982911946154508");
        assertThat(order.checkoutToken()).isEqualTo("c-1");
        assertThat(order.total()).isEqualTo(new Money(new BigDecimal("49.90"), "EUR"));
        assertThat(order.paid()).isTrue();
        assertThat(order.wallet()).isEqualTo(new Address(WALLET));
    }

    @Test
    void needsNothingOfAShopifyOrderButItsId() {
        ShopOrder order = order(WebhookKind.SHOPIFY, "orders/create", "{\"id\":1}");
        assertThat(order).isEqualTo(new ShopOrder("1", null, null, false, null, null, false));
    }

    @Test
    void believesTheBodyMoreThanTheTopic() {
        String pending = "{\"id\":1,\"financial_status\":\"pending\"}";
        assertThat(order(WebhookKind.SHOPIFY, "orders/paid", pending).paid()).isFalse();
    }

    @Test
    void passesOverAWalletThatIsNone() {
        String body =
                "{\"id\":1,\"note_attributes\":[{\"name\":\"tributary_wallet\",\"value\":\"0x12\"}]}";
        assertThat(order(WebhookKind.SHOPIFY, "orders/paid", body).wallet()).isNull();
    }

    @Test
    void addsUpWhatARefundPaysBack() {
        ShopEvent event =
                parse(
                        WebhookKind.SHOPIFY,
                        "refunds/create",
                        """
                        {"id":7,"order_id":1,"transactions":[
                          {"kind":"refund","status":"success","amount":"10.00","currency":"EUR"},
                          {"kind":"refund","status":"success","amount":"2.50","currency":"EUR"},
                          {"kind":"refund","status":"failure","amount":"99.00","currency":"EUR"}]}
                        """);
        assertThat(event)
                .isEqualTo(
                        new ShopEvent.ReversalReported(
                                new ShopReversal.Refund(
                                        "1", "7", new BigDecimal("12.50"), "EUR", null)));
    }

    @Test
    void refusesARefundWhoseSumIsNoAmount() {
        String most = "999999999999999999";
        String body =
                """
                {"id":7,"order_id":1,"transactions":[{"amount":"%s","currency":"EUR"},{"amount":"%s"}]}
                """
                        .formatted(most, most);
        assertThatThrownBy(() -> parse(WebhookKind.SHOPIFY, "refunds/create", body))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        wrong -> assertThat(wrong.problem().type().status()).isEqualTo(422));
    }

    @Test
    void waitsForARefundThatIsPendingUntilTheOrderTellsOfIt() {
        String refund =
                """
                {"id":7,"order_id":1,"transactions":[
                  {"kind":"refund","status":"success","amount":"10.00","currency":"EUR"},
                  {"kind":"refund","status":"%s","amount":"2.50","currency":"EUR"}]}
                """;
        String order = "{\"id\":1,\"financial_status\":\"partially_refunded\",\"refunds\":[%s]}";
        assertThat(parse(WebhookKind.SHOPIFY, "refunds/create", refund.formatted("pending")))
                .isEqualTo(new ShopEvent.Ignored("refund-pending"));
        assertThat(reversals(order.formatted(refund.formatted("pending")))).isEmpty();
        assertThat(reversals(order.formatted(refund.formatted("success"))))
                .containsExactly(
                        new ShopReversal.Refund("1", "7", new BigDecimal("12.50"), "EUR", null));
    }

    @Test
    void countsProcessingAsPaidWhereTheProductSaysSo() {
        JsonNode body = JSON.readTree("{\"id\":1,\"status\":\"processing\"}");
        assertThat(paid(ShopParsers.parse(WebhookKind.WOOCOMMERCE, "", body, false, false)))
                .isFalse();
        assertThat(paid(ShopParsers.parse(WebhookKind.WOOCOMMERCE, "", body, true, false)))
                .isTrue();
    }

    @Test
    void readsTheRefundsOfAWooCommerceOrder() {
        ShopEvent event =
                parse(
                        WebhookKind.WOOCOMMERCE,
                        "order.updated",
                        """
                        {"id":5,"status":"completed","total":"20.00","currency":"EUR","order_key":"wc_1",
                         "refunds":[{"id":9,"total":"-5.00"}]}
                        """);
        assertThat(((ShopEvent.OrderReported) event).reversals())
                .containsExactly(
                        new ShopReversal.Refund("5", "9", new BigDecimal("5.00"), "EUR", null));
    }

    @Test
    void readsAStandardWebhook() {
        ShopOrder order =
                order(
                        WebhookKind.STANDARD,
                        "",
                        """
                        {"type":"purchase.completed","timestamp":"2026-11-22T09:00:00Z",
                         "data":{"orderId":"A-1","amount":"5.00","currency":"EUR","checkoutToken":"t"}}
                        """);
        assertThat(order.orderId()).isEqualTo("A-1");
        assertThat(order.paid()).isTrue();
        assertThat(order.occurredAt()).hasToString("2026-11-22T09:00:00Z");
    }

    @Test
    void readsAGenericOrder() {
        ShopOrder order =
                order(
                        WebhookKind.GENERIC,
                        "",
                        """
                        {"id":"G-1","customerId":"c","status":"paid","token":"t","currency":"eur","totalPrice":12.30,
                         "items":[]}
                        """);
        assertThat(order.total()).isEqualTo(new Money(new BigDecimal("12.30"), "EUR"));
        assertThat(order.checkoutToken()).isEqualTo("t");
        assertThat(order.paid()).isTrue();
    }

    @Test
    void refusesWhatCannotBeAnOrder() {
        for (String body :
                new String[] {
                    "[]",
                    "{}",
                    "{\"id\":1.5}",
                    "{\"id\":{}}",
                    "{\"id\":\"\"}",
                    "{\"id\":1,\"total_price\":\"-x\"}",
                    "{\"id\":1,\"total_price\":1e300}",
                    "{\"id\":1,\"currency\":\"EURO\"}",
                    "{\"id\":\"a\\u0000b\"}"
                }) {
            assertThatThrownBy(() -> parse(WebhookKind.SHOPIFY, "orders/paid", body))
                    .as(body)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            wrong -> assertThat(wrong.problem().type().status()).isEqualTo(422));
        }
    }

    @Test
    void keepsNothingPersonal() {
        String kept =
                ShopParsers.kept(
                        WebhookKind.SHOPIFY,
                        JSON.readTree(
                                """
                                {"id":1,"email":"erin@example.org","financial_status":"paid",
                                 "customer":{"id":2,"first_name":"Erin"},"billing_address":{"city":"Bern"},
                                 "transactions":[{"amount":"1.00","receipt":{"card":"4242"}}],
                                 "note_attributes":[{"name":"phone","value":"079"},
                                                    {"name":"tributary_wallet","value":"%s"}]}
                                """
                                        .formatted(WALLET)));
        assertThat(kept)
                .contains("\"id\":1", "paid", "1.00", WALLET)
                .doesNotContain("erin", "Erin", "Bern", "4242", "079", "customer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    SHOPIFY     | {"id":1,"checkout_token":"sesame"}           | {"id":1,"checkout_token":true}
                    SHOPIFY     | {"id":1,"checkout_token":""}                 | {"id":1,"checkout_token":false}
                    WOOCOMMERCE | {"id":1,"order_key":"sesame"}                | {"id":1,"order_key":true}
                    STANDARD    | {"data":{"checkoutToken":"sesame"}}          | {"data":{"checkoutToken":true}}
                    GENERIC     | {"id":"1","token":"sesame"}                  | {"id":"1","token":true}
                    """)
    void keepsOfATokenOnlyThatItWasThere(WebhookKind kind, String body, String kept) {
        assertThat(ShopParsers.kept(kind, JSON.readTree(body))).isEqualTo(kept);
    }

    private static ShopEvent parse(WebhookKind kind, String topic, String body) {
        return ShopParsers.parse(
                kind,
                topic,
                new StrictJson().parse(body.getBytes(StandardCharsets.UTF_8)),
                false,
                false);
    }

    private static ShopOrder order(WebhookKind kind, String topic, String body) {
        return ((ShopEvent.OrderReported) parse(kind, topic, body)).order();
    }

    private static List<ShopReversal> reversals(String body) {
        return ((ShopEvent.OrderReported) parse(WebhookKind.SHOPIFY, "orders/updated", body))
                .reversals();
    }

    private static boolean paid(ShopEvent event) {
        return ((ShopEvent.OrderReported) event).order().paid();
    }
}
