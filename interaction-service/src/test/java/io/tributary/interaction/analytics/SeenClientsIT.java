package io.tributary.interaction.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.interaction.dedup.Claim;
import io.tributary.interaction.dedup.DedupKey;
import io.tributary.interaction.dedup.Space;
import io.tributary.interaction.journal.Analytics;
import io.tributary.interaction.journal.Correlation;
import io.tributary.interaction.journal.Fingerprint;
import io.tributary.interaction.journal.NewInteraction;
import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import io.tributary.values.ProductId;
import io.tributary.web.auth.Caller;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class SeenClientsIT extends RunningService {

    private static final Analytics VISIT = new Analytics("s-1", "d-1", "p-1");

    @Autowired private SeenClients clients;
    @Autowired private Fingerprints fingerprints;

    @Test
    void givesABrowserWhatWasLastSeenWithItsWallet() {
        ProductId shop = aShop().id();
        Address alice = aWallet();
        correlate(item(shop, alice, VISIT));
        correlate(item(shop, alice, new Analytics("s-2", null, null)));
        assertThat(correlate(item(shop, alice, browser("f-1"))))
                .isEqualTo(Analytics.found("s-2", null, null, Correlation.WALLET));
    }

    @Test
    void givesAnUnknownWalletWhatWasSeenWithTheSameClient() {
        ProductId shop = aShop().id();
        correlate(item(shop, aWallet(), VISIT.from(print("f-1"))));
        Analytics found = correlate(item(shop, aWallet(), browser("f-1")));
        assertThat(found.sessionId()).isEqualTo("s-1");
        assertThat(found.by()).isEqualTo(Correlation.FINGERPRINT);
        assertThat(correlate(item(shop, aWallet(), browser("f-2"))).isEmpty()).isTrue();
        assertThat(correlate(item(aShop().id(), aWallet(), browser("f-1"))).isEmpty()).isTrue();
    }

    @Test
    void knowsAClientOfTheDayBefore() {
        ProductId shop = aShop().id();
        correlate(item(shop, aWallet(), VISIT.from(print("yesterday"))));
        Analytics today = Analytics.NONE.from(new Fingerprint("today", "yesterday"));
        assertThat(correlate(item(shop, aWallet(), today)).sessionId()).isEqualTo("s-1");
    }

    @Test
    void givesNothingToAServerOrToWhoSendsIdsOfItsOwn() {
        ProductId shop = aShop().id();
        Address alice = aWallet();
        correlate(item(shop, alice, VISIT));
        assertThat(correlate(item(shop, alice, Analytics.NONE)).isEmpty()).isTrue();
        Analytics own = new Analytics(null, "d-2", null).from(print("f-1"));
        assertThat(correlate(item(shop, alice, own))).isEqualTo(own);
    }

    @Test
    void forgetsAfterADay() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        correlate(item(shop.id(), alice, VISIT));
        database.sql(
                        """
                        update analytics_sightings
                        set seen_at = now() - interval '24 hours 1 second'
                        where product_id = :id
                        """)
                .bind("id", shop.id().value())
                .then()
                .block(SOON);
        assertThat(correlate(item(shop.id(), alice, browser("f-1"))).isEmpty()).isTrue();
    }

    @Test
    void marksOnlyBrowsersAndStoresNeitherAddressNorAgent() {
        ProductId shop = aShop().id();
        Fingerprint print = Objects.requireNonNull(mark(shop, false, "Firefox", 1));
        assertThat(print.today()).matches("[0-9a-f]{32}");
        assertThat(mark(shop, false, "Firefox", 1)).isEqualTo(print);
        assertThat(mark(shop, false, "Chrome", 1)).isNotEqualTo(print);
        assertThat(mark(shop, false, "Firefox", 2)).isNotEqualTo(print);
        assertThat(mark(aShop().id(), false, "Firefox", 1)).isNotEqualTo(print);
        assertThat(mark(shop, true, "Firefox", 1)).isNull();
    }

    private @Nullable Fingerprint mark(ProductId shop, boolean secret, String agent, int host) {
        ServerHttpRequest request =
                MockServerHttpRequest.post("/external/interactions")
                        .header("User-Agent", agent)
                        .remoteAddress(new InetSocketAddress("192.0.2." + host, 4711))
                        .build();
        Caller.Key key = new Caller.Key(UUID.randomUUID(), shop, secret, false);
        List<NewInteraction> marked =
                fingerprints
                        .mark(List.of(item(shop, aWallet(), Analytics.NONE)), key, request)
                        .block(SOON);
        return Objects.requireNonNull(marked).getFirst().analytics().client();
    }

    private Analytics correlate(NewInteraction item) {
        return Objects.requireNonNull(clients.correlate(List.of(item)).block(SOON))
                .getFirst()
                .analytics();
    }

    private static Analytics browser(String print) {
        return Analytics.NONE.from(print(print));
    }

    private static Fingerprint print(String today) {
        return new Fingerprint(today, null);
    }

    private static NewInteraction item(ProductId shop, Address wallet, Analytics analytics) {
        InteractionId id = new InteractionId(UUID.randomUUID());
        DedupKey key = new DedupKey.PerWallet(Space.live(shop), wallet, "webshop.open", "");
        return new NewInteraction(
                id,
                shop,
                wallet,
                "webshop.open",
                "",
                new Claim(id, key, wallet, Duration.ofMinutes(1), UUID.randomUUID()),
                "sdk",
                null,
                "{}",
                null,
                null,
                analytics,
                false,
                2);
    }
}
