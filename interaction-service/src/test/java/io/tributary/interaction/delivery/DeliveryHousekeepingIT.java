package io.tributary.interaction.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.messaging.relay.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What the delivery log forgets, and when. */
class DeliveryHousekeepingIT extends RunningService {

    private static final Lease LEASE = new Lease("housekeeping:deliveries", 1, Instant.MAX);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration LOG_LIFE = Duration.ofDays(90);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Autowired private DeliveryHousekeeping housekeeping;

    @Test
    void emptiesPayloadsAfterAWeekAndKeepsWhatBecameOfThem() {
        KnownShop shop = aShop();
        UUID young = received(shop, WEEK.minus(MINUTE));
        UUID old = received(shop, WEEK.plus(MINUTE));
        show(shop, old).jsonPath("$.payload.id").isEqualTo(1);
        housekeeping.run(LEASE);
        show(shop, young).jsonPath("$.payload.id").isEqualTo(1);
        show(shop, old).jsonPath("$.payload").isEmpty().jsonPath("$.outcome").isEqualTo("stored");
        assertThat(kept(shop)).containsExactly(old + " key-" + old, young + " key-" + young);
    }

    @Test
    void forgetsDeliveriesAfterNinetyDays() {
        KnownShop shop = aShop();
        UUID young = received(shop, LOG_LIFE.minus(MINUTE));
        received(shop, LOG_LIFE.plus(MINUTE));
        housekeeping.run(LEASE);
        assertThat(kept(shop)).containsExactly(young + " key-" + young);
    }

    private UUID received(KnownShop shop, Duration ago) {
        UUID id = UUID.randomUUID();
        database.sql(
                        """
                        insert into webhook_deliveries (id, product_id, kind, event_key, received_at, outcome, payload)
                        values (:id, :product, 'shopify', 'key-' || :id::uuid,
                          now() - :ago * interval '1 millisecond', 'stored', '{"id":1}'::json)
                        """)
                .bind("id", id)
                .bind("product", shop.id().value())
                .bind("ago", ago.toMillis())
                .then()
                .block(SOON);
        return id;
    }

    /** What is known still, the oldest first, each with the key by which it is known again. */
    private static List<String> kept(KnownShop shop) {
        return shop.lines(
                """
                select id || ' ' || event_key
                from webhook_deliveries
                where product_id = :id
                order by received_at
                """);
    }

    private WebTestClient.BodyContentSpec show(KnownShop shop, UUID id) {
        return getAs(4, shop, "deliveries/" + id).expectStatus().isOk().expectBody();
    }
}
