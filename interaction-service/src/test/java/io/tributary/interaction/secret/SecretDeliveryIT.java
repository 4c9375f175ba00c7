package io.tributary.interaction.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.ProductSecrets;
import io.tributary.interaction.RunningService;
import io.tributary.testkit.delivery.DeliveryTrial;
import io.tributary.testkit.delivery.World;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * However product-secrets.v1 is delivered, by however many instances at once: every table of the
 * step ends the same. A deadlock is an exception here, not a silent repetition.
 */
class SecretDeliveryIT extends RunningService {

    private static final List<String> TABLES =
            List.of("known_product_secrets", "known_webhooks", "known_webhook_secrets");

    /** Whatever a row has but its product's id and the time when it was learnt. */
    private static final String CONTENT = "(to_jsonb(t) - 'product_id' - 'learnt_at')::text";

    /** With the transaction that wrote the row. */
    private static final String WRITTEN = "t.xmin::text || to_jsonb(t)::text";

    @Autowired private TransactionalOperator transaction;

    @Test
    void endsTheSameHoweverVersionsAreDelivered() {
        DeliveryTrial.of(SecretVersion.all()).endsTheSame(Market::new);
    }

    @Test
    void endsTheSameWhereThreeGetTheSameAtOnce() {
        DeliveryTrial.of(SecretVersion.all()).endsTheSameAtOnce(Market::new);
    }

    @Test
    void writesNoRowAgainOnceAllIsKnown() {
        Market known = new Market();
        known.deliver(SecretVersion.all());

        DeliveryTrial.of(SecretVersion.all())
                .changesNothing(World.of(known::deliver, () -> known.rows(WRITTEN)));
    }

    /** Products of its own. */
    private final class Market implements World<SecretVersion, Map<String, List<String>>> {

        private final List<UUID> ids =
                Stream.generate(UUID::randomUUID).limit(SecretVersion.SHOPS).toList();

        @Override
        public void deliver(List<SecretVersion> poll) {
            SecretLearning step = new SecretLearning(database, new SecretParts(database));
            now(transaction.transactional(step.handle(poll.stream().map(this::state).toList())));
        }

        @Override
        public Map<String, List<String>> state() {
            return rows(CONTENT);
        }

        /** Every row of these products in every table of the step. */
        Map<String, List<String>> rows(String line) {
            Map<String, List<String>> rows = new TreeMap<>();
            TABLES.forEach(table -> rows.put(table, rows(table, line)));
            assertThat(rows).doesNotContainValue(List.of());
            return rows;
        }

        private List<String> rows(String table, String line) {
            String sql =
                    """
                    select p.shop || ' ' || %s as line
                    from %s t
                    join unnest(:ids::uuid[]) with ordinality as p (id, shop) on p.id = t.product_id
                    order by line
                    """
                            .formatted(line, table);
            return now(
                    database.sql(sql)
                            .bind("ids", ids.toArray(UUID[]::new))
                            .mapValue(String.class)
                            .all()
                            .collectList());
        }

        private ProductSecrets state(SecretVersion told) {
            return told.of(ids.get(told.shop()));
        }
    }

    private static <T> T now(Mono<T> mono) {
        return mono.blockOptional(SOON).orElseThrow();
    }
}
