package io.tributary.interaction.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.events.ApiKeyKind;
import io.tributary.events.Interaction;
import io.tributary.events.Topics;
import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.messaging.EventCodec;
import io.tributary.messaging.product.KnownProduct;
import io.tributary.messaging.product.KnownProducts;
import io.tributary.testkit.auth.TestTokens;
import io.tributary.values.Address;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

/** Interactions are taken by what {@code products.v1} tells of their product. */
class LearntProductIT extends RunningService {

    private static final String OPEN = "webshop.open";
    private static final String SCAN = "custom.scan";
    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired private EventCodec codec;
    @Autowired private KnownProducts products;

    private final Address alice = aWallet();

    @Test
    void holdsKeysOfATypeForTheWindowThatTheProductSets() {
        KnownShop shop = aShop();
        learn(shop, 2, ToldProduct.of(shop, 2).withTypeWindow(OPEN, HOUR));
        String first = accepted(shop, visit(shop, OPEN));
        accepted(shop, visit(shop, SCAN));
        shop.letPass(HOUR.minusSeconds(30));
        isDuplicateOf(first, shop, visit(shop, OPEN));
        accepted(shop, visit(shop, SCAN));
        shop.letPass(Duration.ofSeconds(31));
        accepted(shop, visit(shop, OPEN));
    }

    @Test
    void holdsSentKeysOfATypeForItsOwnWindowToo() {
        KnownShop shop = aShop();
        learn(
                shop,
                2,
                ToldProduct.of(shop, 2)
                        .withClientWindow(Duration.ofDays(2))
                        .withTypeWindow(OPEN, HOUR));
        accepted(shop, sent(shop, OPEN));
        String scan = accepted(shop, sent(shop, SCAN));
        shop.letPass(HOUR.plusSeconds(1));
        accepted(shop, sent(shop, OPEN));
        isDuplicateOf(scan, shop, sent(shop, SCAN));
        shop.letPass(Duration.ofDays(2).minus(HOUR));
        accepted(shop, sent(shop, SCAN));
    }

    @Test
    void leavesWindowsThatRunAsTheyWereSet() {
        KnownShop shop = aShop();
        learn(shop, 2, ToldProduct.of(shop, 2).withTypeWindow(OPEN, HOUR));
        String first = accepted(shop, visit(shop, OPEN));
        learn(shop, 3, ToldProduct.of(shop, 3).withTypeWindow(OPEN, Duration.ofSeconds(10)));
        shop.letPass(Duration.ofMinutes(30));
        isDuplicateOf(first, shop, visit(shop, OPEN));
        shop.letPass(Duration.ofMinutes(30).plusSeconds(1));
        accepted(shop, visit(shop, OPEN));
        shop.letPass(Duration.ofSeconds(11));
        accepted(shop, visit(shop, OPEN));
    }

    @ParameterizedTest
    @EnumSource(names = {"SECRET", "PUBLISHABLE"})
    void marksWhatATestKeyBringsAsATest(ApiKeyKind kind) {
        KnownShop shop = aShop();
        String key = (kind == ApiKeyKind.SECRET ? "sk_" : "pk_") + aText();
        learn(shop, 2, ToldProduct.of(shop, 2).withTestKey(key, kind));
        String test = acceptedBy(key, visit(shop, OPEN));
        String real = accepted(shop, visit(shop, SCAN));
        get(shop, test).expectStatus().isOk();
        await("both published").atMost(SOON).until(() -> events(shop).size() == 2);
        assertThat(events(shop)).containsExactlyInAnyOrder(test + " true", real + " false");
    }

    private void learn(KnownShop shop, long version, ToldProduct told) {
        topics.produce(
                Topics.PRODUCTS.name(),
                shop.id().toString(),
                codec.encode(Topics.PRODUCTS, told.state()));
        await("version " + version)
                .atMost(SOON)
                .until(() ->
                        products.find(shop.id())
                                .map(KnownProduct::version)
                                .blockOptional(SOON)
                                .orElse(0L)
                                .equals(version));
    }

    private String acceptedBy(String key, Object interaction) {
        return Objects.requireNonNull(
                        client().post()
                                .uri("/external/interactions")
                                .header("Authorization", "Bearer " + key)
                                .header("X-Wallet-Token", TestTokens.shared().token(alice))
                                .contentType(MediaType.APPLICATION_JSON)
                                .bodyValue(interaction)
                                .exchange()
                                .expectStatus()
                                .isAccepted()
                                .expectBody(Answer.class)
                                .returnResult()
                                .getResponseBody())
                .id();
    }

    /** What is on the topic of Alice, as "id test". */
    private List<String> events(KnownShop shop) {
        return topics.read(Topics.INTERACTIONS.name(), shop.id() + ":" + alice).stream()
                .map(record -> codec.decode(Topics.INTERACTIONS, record.value()))
                .map(LearntProductIT::line)
                .toList();
    }

    private static String line(Interaction event) {
        return event.getInteractionId() + " " + event.getTest();
    }

    private Map<String, Object> visit(KnownShop shop, String type) {
        return interaction(shop, alice, type, Map.of());
    }

    private Map<String, Object> sent(KnownShop shop, String type) {
        Map<String, Object> visit = new HashMap<>(visit(shop, type));
        visit.put("dedupKey", "key-1");
        return visit;
    }
}
