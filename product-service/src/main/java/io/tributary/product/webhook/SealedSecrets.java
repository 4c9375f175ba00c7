package io.tributary.product.webhook;

import io.tributary.values.ProductId;
import java.time.Duration;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The table of sealed secrets; changed under the product's lock. */
@Repository
class SealedSecrets {

    /** Replaced secrets that may be valid at once; of more, those that end first go. */
    private static final int MOST_FORMER = 4;

    private final DatabaseClient database;

    SealedSecrets(DatabaseClient database) {
        this.database = database;
    }

    /** Puts the secret in the place of the current one, which stays valid for the overlap. */
    Mono<Void> replace(UUID id, UUID webhook, String sealed, Duration overlap) {
        return retire(webhook, overlap).then(forget(webhook)).then(insert(id, webhook, sealed));
    }

    /** Notes that the product's webhooks changed, so that they are published. */
    Mono<Void> bump(ProductId product) {
        return database.sql(
                        """
                        insert into product_secret_versions (product_id)
                        values (:product)
                        on conflict (product_id) do update
                        set version = product_secret_versions.version + 1,
                            updated_at = now()
                        """)
                .bind("product", product.value())
                .then();
    }

    private Mono<Void> retire(UUID webhook, Duration overlap) {
        return database.sql(
                        """
                        update product_webhook_secrets
                        set valid_until = now() + :overlap * interval '1 millisecond'
                        where webhook_id = :webhook and valid_until is null
                        """)
                .bind("webhook", webhook)
                .bind("overlap", overlap.toMillis())
                .then();
    }

    private Mono<Void> forget(UUID webhook) {
        return database.sql(
                        """
                        delete from product_webhook_secrets
                        where webhook_id = :webhook
                          and (valid_until <= now()
                            or id in (select s.id
                                      from product_webhook_secrets s
                                      where s.webhook_id = :webhook
                                      order by s.valid_until desc, s.id desc
                                      offset :most))
                        """)
                .bind("webhook", webhook)
                .bind("most", MOST_FORMER)
                .then();
    }

    private Mono<Void> insert(UUID id, UUID webhook, String sealed) {
        return database.sql(
                        """
                        insert into product_webhook_secrets (id, webhook_id, sealed)
                        values (:id, :webhook, :sealed)
                        """)
                .bind("id", id)
                .bind("webhook", webhook)
                .bind("sealed", sealed)
                .then();
    }
}
