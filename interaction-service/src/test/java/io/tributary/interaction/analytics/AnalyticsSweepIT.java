package io.tributary.interaction.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.messaging.relay.Lease;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is borrowed for a day is given back: ids, and the keys of fingerprints. */
class AnalyticsSweepIT extends RunningService {

    private static final Lease LEASE = new Lease("sweep:analytics", 1, Instant.MAX);

    @Autowired private AnalyticsSweep sweep;

    @Test
    void deletesWhatWasSeenADayAgo() {
        KnownShop shop = aShop();
        String sighting =
                """
                insert into analytics_sightings (product_id, subject, session_id, seen_at)
                values (:product, 'wallet:' || :age, 's-1', now() - :age::interval)
                """;
        run(sighting, shop, "23 hours 59 minutes");
        run(sighting, shop, "24 hours 1 second");
        sweep.run(LEASE);
        assertThat(lines("select subject as line from analytics_sightings", shop))
                .containsExactly("wallet:23 hours 59 minutes");
    }

    @Test
    void deletesIdsWithTheInteractionsThatTheyWereAttachedTo() {
        KnownShop shop = aShop();
        String correlation =
                """
                insert into interaction_correlations
                  (interaction_id, received_at, product_id, session_id, attached_at)
                values (gen_random_uuid(), now() - :age::interval, :product, :age, now())
                """;
        run(correlation, shop, "13 months");
        run(correlation, shop, "15 months");
        sweep.run(LEASE);
        assertThat(lines("select session_id as line from interaction_correlations", shop))
                .containsExactly("13 months");
    }

    @Test
    void keepsTheKeysOfTodayAndYesterdayOnly() {
        database.sql(
                        """
                        insert into fingerprint_salts (day, salt)
                        select (now() at time zone 'UTC')::date - age, repeat('0', 64)
                        from generate_series(0, 4) as age
                        on conflict (day) do nothing
                        """)
                .then()
                .block(SOON);
        sweep.run(LEASE);
        assertThat(
                        database.sql(
                                        """
                                        select (now() at time zone 'UTC')::date - day as age
                                        from fingerprint_salts
                                        order by age
                                        """)
                                .mapValue(Integer.class)
                                .all()
                                .collectList()
                                .block(SOON))
                .containsExactly(0, 1);
    }

    private void run(String sql, KnownShop shop, String age) {
        database.sql(sql)
                .bindValues(Map.of("product", shop.id().value(), "age", age))
                .then()
                .block(SOON);
    }

    private List<String> lines(String select, KnownShop shop) {
        return database.sql(select + " where product_id = :product")
                .bind("product", shop.id().value())
                .mapValue(String.class)
                .all()
                .collectList()
                .blockOptional(SOON)
                .orElseThrow();
    }
}
