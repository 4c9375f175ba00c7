package io.tributary.interaction.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.dedup.DedupKey;
import io.tributary.interaction.dedup.DedupWindows;
import io.tributary.interaction.dedup.Space;
import io.tributary.interaction.journal.NewInteraction;
import io.tributary.messaging.product.ProductSettings;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.web.auth.Caller;
import io.tributary.web.json.JsonBody;
import io.tributary.web.problem.FieldProblem;
import io.tributary.web.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class InteractionReaderTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final ProductId SHOP = new ProductId(new UUID(7, 7));
    private static final Address ALICE = new Address("0x15d34aaf54267db7d7c367839aaf71a00a2c6a65");
    private static final Address BOB = new Address("0x9965507d1a55bcc2695c58ba16fb37d819b0a4dc");
    private static final Caller.Key SECRET = new Caller.Key(new UUID(9, 9), SHOP, true, false);
    private static final Caller.Key PUBLISHABLE =
            new Caller.Key(new UUID(9, 8), SHOP, false, false).provenBy(new Caller.Wallet(ALICE));
    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final DedupWindows WINDOWS = new DedupWindows(MINUTE, ProductSettings.DEFAULTS);

    private final InteractionReader reader =
            new InteractionReader(
                    new IntakeProperties(Duration.ofDays(365)), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void readsAPurchaseUnderItsOrder() {
        NewInteraction purchase = valid(purchase("purchase.completed"));
        assertThat(purchase.claim().key())
                .isEqualTo(new DedupKey.PerOrder(Space.live(SHOP), "A-1"));
        assertThat(purchase.dedupKey()).isEqualTo("A-1");
        assertThat(purchase.orderId()).isEqualTo("A-1");
        assertThat(purchase.data()).contains("\"more\":{\"kept\":1.50}");
    }

    @Test
    void holdsADerivedKeyForAMinuteAndASentOneForAWeek() {
        assertThat(valid(body("webshop.open", "{}")).claim().window()).isEqualTo(MINUTE);
        assertThat(valid(body("webshop.open", "{}").put("dedupKey", "visit-1")).claim().window())
                .isEqualTo(WEEK);
        assertThat(valid(body("webshop.open", "{}").put("dedupKey", "")).claim().window())
                .isEqualTo(MINUTE);
    }

    @Test
    void derivesTheKeyOfAReferralFromTheReferrerWhateverItsCase() {
        String loud = "0x" + BOB.value().substring(2).toUpperCase(java.util.Locale.ROOT);
        NewInteraction referral =
                valid(body("referral.referred", "{\"referrer\":\"" + loud + "\"}"));
        assertThat(referral.dedupKey()).isEqualTo(BOB.value());
        assertThat(referral.referrer()).isEqualTo(BOB);
    }

    @Test
    void refusesAnotherKeyThanTheOrder() {
        assertThat(errors(purchase("purchase.completed").put("dedupKey", "B-2")))
                .containsExactly("/dedupKey");
        assertThat(valid(purchase("purchase.completed").put("dedupKey", "A-1")).dedupKey())
                .isEqualTo("A-1");
    }

    @Test
    void readsRefundsAndCancellationsUnderTheirOwnIds() {
        NewInteraction refund = valid(refund());
        assertThat(refund.claim().key()).isEqualTo(new DedupKey.PerRefund(Space.live(SHOP), "R-1"));
        assertThat(refund.dedupKey()).isEqualTo("R-1");
        assertThat(refund.orderId()).isEqualTo("A-1");
        NewInteraction cancelled = valid(body("purchase.cancelled", "{\"orderId\":\"A-1\"}"));
        assertThat(cancelled.claim().key())
                .isEqualTo(new DedupKey.PerCancellation(Space.live(SHOP), "A-1"));
        assertThat(errors(refund().put("dedupKey", "A-1"))).containsExactly("/dedupKey");
        assertThat(valid(refund().put("dedupKey", "R-1")).dedupKey()).isEqualTo("R-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"custom.a", "custom.loyalty-card_2.scanned", "custom.-"})
    void takesTypesThatOnlyTheProductKnows(String type) {
        ObjectNode body = body(type, "{\"points\":3,\"where\":{\"city\":\"Lyon\"}}");
        NewInteraction scanned = valid(body);
        assertThat(scanned.type()).isEqualTo(type);
        assertThat(scanned.data()).isEqualTo("{\"points\":3,\"where\":{\"city\":\"Lyon\"}}");
        body.remove("data");
        assertThat(valid(body).data()).isEqualTo("{}");
        assertThat(reader.read(json(body), PUBLISHABLE, WINDOWS)).isInstanceOf(Reading.Valid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "custom.",
                "custom",
                "custom.A",
                "custom.a b",
                "custom.\u00e9",
                "Custom.a",
                "custom.a\n",
                "custom.a123456789012345678901234567890123456789012345678901234567890123x"
            })
    void refusesOwnTypesOfAnotherForm(String type) {
        assertThat(errors(body(type, "{}"))).containsExactly("/type");
    }

    @Test
    void takesACheckoutTokenInsteadOfAnOrderWhereAPurchaseStarts() {
        String data = "{\"checkoutToken\":\"c-1\",\"amount\":\"1\",\"currency\":\"EUR\"}";
        NewInteraction started = valid(body("purchase.started", data));
        assertThat(started.claim().key())
                .isEqualTo(
                        new DedupKey.PerWallet(Space.live(SHOP), ALICE, "purchase.started", "c-1"));
        assertThat(errors(body("purchase.completed", data))).containsExactly("/data/orderId");
    }

    @Test
    void asksForNoPriceOfACheckoutButForAllOfIt() {
        NewInteraction started = valid(body("purchase.started", "{\"checkoutToken\":\"c-1\"}"));
        assertThat(started.dedupKey()).isEqualTo("c-1");
        assertThat(errors(body("purchase.started", "{\"checkoutToken\":\"c-1\",\"amount\":\"1\"}")))
                .containsExactly("/data/currency");
    }

    @ParameterizedTest
    @CsvSource({
        "referral.referred, /data",
        "purchase.started, /data",
        "purchase.completed, /data",
        "purchase.refunded, /data",
        "purchase.cancelled, /data",
        "press.open_article, /data",
        "press.read_article, /data",
        "retail.customer_meeting, /data"
    })
    void asksForTheDataOfTheType(String type, String pointer) {
        ObjectNode body = body(type, "{}");
        body.remove("data");
        assertThat(errors(body)).containsExactly(pointer);
        assertThat(errors(body(type, "{}")))
                .allMatch(found -> found.startsWith("/data/"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"referral.link_creation", "webshop.open"})
    void asksForNoDataWhereTheTypeNeedsNone(String type) {
        ObjectNode body = body(type, "{}");
        body.remove("data");
        assertThat(valid(body).data()).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1e3", "01", "1.", "49.999999999", "", "EUR"})
    void refusesAmountsThatAreNone(String amount) {
        ObjectNode body = purchase("purchase.completed");
        body.withObject("/data").put("amount", amount);
        assertThat(errors(body)).containsExactly("/data/amount");
    }

    @Test
    void refusesAnAmountThatIsANumber() {
        ObjectNode body = purchase("purchase.completed");
        body.withObject("/data").put("amount", 49.9);
        assertThat(errors(body)).containsExactly("/data/amount");
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        ObjectNode body = purchase("purchase.completed").put("wallet", "0x12").put("unknown", 1);
        body.withObject("/data").put("currency", "euro");
        body.withObject("/analytics").put("ip", "127.0.0.1");
        assertThat(errors(body))
                .containsExactlyInAnyOrder(
                        "/wallet", "/unknown", "/data/currency", "/analytics/ip");
    }

    @Test
    void refusesATypeThatNobodyKnows() {
        assertThat(errors(body("webshop.close", "{}"))).containsExactly("/type");
    }

    @Property
    void takesWhatHappenedUpToAMinuteAhead(
            @ForAll @LongRange(min = -100_000, max = 100_000) long seconds) {
        ObjectNode body =
                body("webshop.open", "{}").put("occurredAt", NOW.plusSeconds(seconds).toString());
        if (seconds <= 60) {
            assertThat(valid(body).occurredAt()).isEqualTo(NOW.plusSeconds(seconds));
        } else {
            assertThat(errors(body)).containsExactly("/occurredAt");
        }
    }

    @Test
    void takesWhatComesLateWithinItsBound() {
        Instant bound = NOW.minus(Duration.ofDays(365));
        ObjectNode visit = body("webshop.open", "{}");
        assertThat(valid(visit.put("occurredAt", bound.toString())).occurredAt()).isEqualTo(bound);
        ObjectNode older = visit.put("occurredAt", bound.minusMillis(1).toString());
        assertThat(problem(older, SECRET).errors())
                .containsExactly(
                        new FieldProblem(
                                "/occurredAt",
                                "2025-11-22T08:59:59.999Z",
                                "an RFC 3339 time, at most 365 days ago and 60 s ahead"));
    }

    @Test
    void refusesTheKeyOfAnotherProductBeforeAllElse() {
        ObjectNode body =
                body("webshop.open", "{}")
                        .put("productId", new UUID(1, 2).toString())
                        .put("wallet", "x");
        assertThat(problem(body, SECRET).type().code()).isEqualTo("product-mismatch");
    }

    @Test
    void takesValueProvingTypesBySecretKeyOnly() {
        List<ObjectNode> proving =
                List.of(
                        purchase("purchase.completed"),
                        refund(),
                        body("purchase.cancelled", "{\"orderId\":\"A-1\"}"),
                        body("retail.customer_meeting", "{\"agencyId\":\"g-1\"}"));
        assertThat(proving)
                .allSatisfy(body ->
                        assertThat(problem(body, PUBLISHABLE).type().code())
                                .isEqualTo("secret-key-required"));
        assertThat(reader.read(json(purchase("purchase.started")), PUBLISHABLE, WINDOWS))
                .isInstanceOf(Reading.Valid.class);
    }

    @Test
    void refusesMoreThan100FieldsOfData() {
        ObjectNode body = body("webshop.open", "{}");
        for (int i = 0; i <= 100; i++) {
            body.withObject("/data").put("field" + i, i);
        }
        assertThat(errors(body)).containsExactly("/data");
    }

    private NewInteraction valid(ObjectNode body) {
        Reading reading = reader.read(json(body), SECRET, WINDOWS);
        assertThat(reading).isInstanceOf(Reading.Valid.class);
        return ((Reading.Valid) reading).interaction();
    }

    private List<String> errors(ObjectNode body) {
        return problem(body, SECRET).errors().stream().map(FieldProblem::pointer).toList();
    }

    private Problem problem(ObjectNode body, Caller.Key key) {
        Reading reading = reader.read(json(body), key, WINDOWS);
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return ((Reading.Refused) reading).problem();
    }

    private static JsonBody json(ObjectNode body) {
        return new JsonBody(body, "", new ArrayList<>());
    }

    private static ObjectNode refund() {
        ObjectNode refund = purchase("purchase.refunded");
        refund.withObject("/data").put("refundId", "R-1");
        return refund;
    }

    private static ObjectNode purchase(String type) {
        return body(
                type,
                "{\"orderId\":\"A-1\",\"amount\":\"49.90\",\"currency\":\"EUR\",\"more\":{\"kept\":1.50}}");
    }

    private static ObjectNode body(String type, String data) {
        ObjectNode body = MAPPER.createObjectNode();
        body.put("productId", SHOP.toString()).put("wallet", ALICE.value()).put("type", type);
        body.set(
                "data",
                MAPPER.readerFor(ObjectNode.class)
                        .with(
                                tools.jackson.databind.DeserializationFeature
                                        .USE_BIG_DECIMAL_FOR_FLOATS)
                        .without(
                                tools.jackson.databind.cfg.JsonNodeFeature
                                        .STRIP_TRAILING_BIGDECIMAL_ZEROES)
                        .readValue(data));
        return body;
    }
}
