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
        String sighting =
                """
                insert into analytics_sightings (product_id, subject, session_id, seen_at)
                values (:product, 'wallet:' || :age, :age, now() - :age::interval)
                """;
        assertThat(
                        left(
                                "analytics_sightings",
                                sighting,
                                "23 hours 59 minutes",
                                "24 hours 1 second"))
                .containsExactly("23 hours 59 minutes");
    }

    @Test
    void deletesIdsWithTheInteractionsThatTheyWereAttachedTo() {
        String correlation =
                """
                insert into interaction_correlations
                  (interaction_id, received_at, product_id, session_id, attached_at)
                values (gen_random_uuid(), now() - :age::interval, :product, :age, now())
                """;
        assertThat(left("interaction_correlations", correlation, "13 months", "14 months"))
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

    /** The session ids that a sweep leaves in a table, of rows that are so old. */
    private List<String> left(String table, String insert, String... ages) {
        KnownShop shop = aShop();
        for (String age : ages) {
            database.sql(insert)
                    .bindValues(Map.of("product", shop.id().value(), "age", age))
                    .then()
                    .block(SOON);
        }
        sweep.run(LEASE);
        return shop.lines("select session_id from %s where product_id = :id".formatted(table));
    }
}
