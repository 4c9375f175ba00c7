package io.tributary.product.registry;

import io.tributary.messaging.column.Column;
import io.tributary.messaging.relay.LeasedLoop;
import io.tributary.product.audit.Change;
import io.tributary.product.audit.ChangeLog;
import io.tributary.product.audit.Outcome;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.values.Role;
import io.tributary.values.Roles;
import io.tributary.web.precondition.IfMatch;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The one way to change what belongs to a product: its row is locked first, so that changes of a
 * product come one after another, the caller's role is read under that lock, and the version grows
 * and the log is written in the same transaction.
 */
@Component
public class ProductChanges {

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final LeasedLoop relay;
    private final ChangeLog log;

    ProductChanges(
            DatabaseClient database,
            TransactionalOperator transaction,
            @Qualifier(RegistryConfiguration.RELAY) LeasedLoop relay,
            ChangeLog log) {
        this.database = database;
        this.transaction = transaction;
        this.relay = relay;
        this.log = log;
    }

    /**
     * Does the work for a product administrator; 404 without any role, 403 with another. An error
     * of the work rolls everything back.
     *
     * @param change what the log says of it
     */
    public <T> Mono<T> change(ProductId product, Address caller, Change change, Mono<T> work) {
        return decide(product, caller, work.map(value -> new Outcome.Changed<>(value, change)));
    }

    /** The same for work that finds out under the lock whether, and what, it changes. */
    public <T> Mono<T> decide(ProductId product, Address caller, Mono<? extends Outcome<T>> work) {
        return published(steps(product, caller, IfMatch.ANY, work));
    }

    /**
     * The same for what was shown to be so from outside the product: nobody's role is asked.
     *
     * @param actor whom the log names
     */
    public <T> Mono<T> decideByProof(
            ProductId product, Address actor, Mono<? extends Outcome<T>> work) {
        return published(
                lock(product).then(work).flatMap(outcome -> settle(product, actor, outcome)));
    }

    /**
     * The same for a caller who has to have seen what is changed.
     *
     * @param condition asked after the role
     * @param answer read last, in the same transaction
     */
    public <T, R> Mono<R> decide(
            ProductId product,
            Address caller,
            IfMatch condition,
            Mono<? extends Outcome<T>> work,
            Mono<R> answer) {
        return published(steps(product, caller, condition, work).then(answer));
    }

    /** The same for steps that are made elsewhere, for example of a product's beginning. */
    <T> Mono<T> published(Mono<T> steps) {
        return transaction.transactional(steps).doOnSuccess(result -> relay.wake());
    }

    private <T> Mono<T> steps(
            ProductId product, Address caller, IfMatch condition, Mono<? extends Outcome<T>> work) {
        return lock(product)
                .flatMap(version -> authorise(product, caller).then(condition.require(version)))
                .then(work)
                .flatMap(outcome -> settle(product, caller, outcome));
    }

    private Mono<Long> lock(ProductId product) {
        return database.sql("select version from products where id = :id for update")
                .bind("id", product.value())
                .map(row -> Column.of(row, "version", Long.class))
                .one()
                .switchIfEmpty(Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).exception()));
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
                .map(row -> new Roles(Column.of(row, "roles", Integer.class)))
                .one()
                .switchIfEmpty(Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).exception()))
                .filter(held -> held.include(Role.PRODUCT_ADMINISTRATOR))
                .switchIfEmpty(Mono.error(() -> Problem.of(CommonProblem.ROLE_MISSING).exception()))
                .then();
    }

    private <T> Mono<T> settle(ProductId product, Address caller, Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Unchanged<T> same -> Mono.just(same.value());
            case Outcome.Changed<T> changed ->
                    bump(product)
                            .flatMap(version ->
                                    log.append(product, version, caller, changed.change()))
                            .thenReturn(changed.value());
        };
    }

    private Mono<Long> bump(ProductId product) {
        return database.sql(
                        """
                        update products
                        set version = version + 1,
                            updated_at = now()
                        where id = :id
                        returning version
                        """)
                .bind("id", product.value())
                .map(row -> Column.of(row, "version", Long.class))
                .one();
    }
}
