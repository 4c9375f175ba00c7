package io.tributary.interaction.delivery;

import io.tributary.interaction.column.Binding;
import io.tributary.interaction.secret.WebhookKind;
import io.tributary.values.InteractionId;
import io.tributary.values.ProductId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes the delivery log. */
@Component
public class Deliveries {

    private static final String FIRST =
            """
            insert into webhook_deliveries (id, product_id, kind, event_key, received_at, outcome, order_id, payload)
            values (:id, :product, :kind, :event, now(), 'unmatched', :order, :payload::json)
            on conflict (product_id, kind, event_key) where event_key is not null do nothing
            """;

    private static final String EARLIER =
            """
            select interaction_id
            from webhook_deliveries
            where product_id = :product
              and kind = :kind
              and event_key = :event
              and interaction_id is not null
            """;

    private static final String BECAME =
            """
            update webhook_deliveries
            set outcome = :outcome,
              reason = :reason,
              interaction_id = :interaction
            where id = :id
            """;

    private static final String NOTE =
            """
            insert into webhook_deliveries (id, product_id, kind, received_at, outcome, reason, order_id, interaction_id)
            values (:id, :product, :kind, now(), :outcome, :reason, :order, :interaction)
            """;

    private final DatabaseClient database;

    Deliveries(DatabaseClient database) {
        this.database = database;
    }

    /** Notes a delivery inside the caller's transaction; false if it came before. */
    public Mono<Boolean> isFirst(Delivery delivery) {
        GenericExecuteSpec first =
                database.sql(FIRST)
                        .bind("id", delivery.id())
                        .bind("product", delivery.product().value())
                        .bind("kind", delivery.kind().word())
                        .bind("event", delivery.eventKey())
                        .bind("payload", delivery.payload());
        return Binding.orNull(first, "order", delivery.orderId(), String.class)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** What the first of the same became; empty if no interaction. */
    public Mono<InteractionId> earlier(Delivery delivery) {
        return database.sql(EARLIER)
                .bind("product", delivery.product().value())
                .bind("kind", delivery.kind().word())
                .bind("event", delivery.eventKey())
                .mapValue(UUID.class)
                .one()
                .map(InteractionId::new);
    }

    /** Notes what a delivery became. */
    public Mono<Void> became(UUID id, DeliveryResult result) {
        return bind(database.sql(BECAME).bind("id", id), result).then();
    }

    /** Notes a delivery of which nothing is kept. */
    public Mono<Void> note(
            UUID id,
            ProductId product,
            WebhookKind kind,
            @Nullable String orderId,
            DeliveryResult result) {
        GenericExecuteSpec noted =
                database.sql(NOTE)
                        .bind("id", id)
                        .bind("product", product.value())
                        .bind("kind", kind.word());
        return bind(Binding.orNull(noted, "order", orderId, String.class), result).then();
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec statement, DeliveryResult result) {
        InteractionId interaction = result.interaction();
        GenericExecuteSpec bound = statement.bind("outcome", result.outcome().word());
        bound = Binding.orNull(bound, "reason", result.reason(), String.class);
        return Binding.orNull(
                bound, "interaction", interaction == null ? null : interaction.value(), UUID.class);
    }
}
