package io.tributary.product.role;

import io.tributary.product.ProductProblem;
import io.tributary.product.registry.Administrator;
import io.tributary.product.registry.ProductChanges;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Gives and takes roles. Under the product's lock, so that two who remove each other do not leave
 * nobody.
 */
@Component
class RoleChanges {

    private final ProductChanges changes;
    private final Administrators administrators;

    RoleChanges(ProductChanges changes, Administrators administrators) {
        this.changes = changes;
        this.administrators = administrators;
    }

    Mono<Administrator> put(ProductId product, Administrator administrator, Address caller) {
        return changes.change(
                product,
                caller,
                administrators
                        .put(product, administrator)
                        .flatMap(stored -> requireOneLeft(product).thenReturn(stored)));
    }

    Mono<Void> remove(ProductId product, Address wallet, Address caller) {
        return changes.change(
                        product,
                        caller,
                        administrators
                                .delete(product, wallet)
                                .filter(deleted -> deleted)
                                .switchIfEmpty(
                                        Mono.error(() ->
                                                Problem.of(CommonProblem.NOT_FOUND).exception()))
                                .flatMap(deleted -> requireOneLeft(product).thenReturn(deleted)))
                .then();
    }

    private Mono<Void> requireOneLeft(ProductId product) {
        return administrators.hasProductAdministrator(product).flatMap(RoleChanges::requireTrue);
    }

    private static Mono<Void> requireTrue(boolean oneLeft) {
        return oneLeft
                ? Mono.empty()
                : Mono.error(Problem.of(ProductProblem.LAST_ADMINISTRATOR).exception());
    }
}
