package io.tributary.product.registry;

import io.tributary.messaging.relay.LeasedLoop;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.values.Role;
import io.tributary.values.Roles;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The one way to change what belongs to a product: its row is locked first, so that changes of a
 * product come one after another, the caller's role is read under that lock, and the version grows
 * in the same transaction.
 */
@Component
public class ProductChanges {

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final LeasedLoop relay;

    ProductChanges(
            DatabaseClient database,
            TransactionalOperator transaction,
            @Qualifier(RegistryConfiguration.RELAY) LeasedLoop relay) {
        this.database = database;
        this.transaction = transaction;
        this.relay = relay;
    }

    /**
     * Does the work for a product administrator; 404 without any role, 403 with another. An error
     * of the work rolls everything back.
     */
    public <T> Mono<T> change(ProductId product, Address caller, Mono<T> work) {
        Mono<T> steps =
                lock(product)
                        .then(authorise(product, caller))
                        .then(work)
                        .flatMap(result -> bump(product, result));
        return published(steps);
    }

    /** The same for work that is the product's beginning. */
    <T> Mono<T> published(Mono<T> steps) {
        return transaction.transactional(steps).doOnSuccess(result -> relay.wake());
    }

    private Mono<Void> lock(ProductId product) {
        return database.sql("select id from products where id = :id for update")
                .bind("id", product.value())
                .map(row -> Columns.value(row, "id", UUID.class))
                .one()
                .switchIfEmpty(Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).exception()))
                .then();
    }

    private Mono<Void> authorise(ProductId product, Address caller) {
        return database.sql(
                        """
                        select roles
                        from product_administrators
                        where product_id = :id and wallet = :wallet
                        """)
                .bind("id", product.value())
                .bind("wallet", caller.value())
                .map(row -> new Roles(Columns.value(row, "roles", Integer.class)))
                .one()
                .switchIfEmpty(Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).exception()))
                .filter(held -> held.include(Role.PRODUCT_ADMINISTRATOR))
                .switchIfEmpty(Mono.error(() -> Problem.of(CommonProblem.ROLE_MISSING).exception()))
                .then();
    }

    private <T> Mono<T> bump(ProductId product, T result) {
        return database.sql(
                        "update products set version = version + 1, updated_at = now() where id = :id")
                .bind("id", product.value())
                .then()
                .thenReturn(result);
    }
}
