package io.tributary.product.role;

import io.tributary.product.ProductProblem;
import io.tributary.product.audit.Change;
import io.tributary.product.audit.ChangeAction;
import io.tributary.product.audit.Outcome;
import io.tributary.product.registry.Administrator;
import io.tributary.product.registry.ProductChanges;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.values.Roles;
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
        return changes.decide(
                product,
                caller,
                administrators
                        .rolesOf(product, administrator.wallet())
                        .flatMap(before -> put(product, administrator, before)));
    }

    private Mono<Outcome<Administrator>> put(
            ProductId product, Administrator administrator, Roles before) {
        if (before.equals(administrator.roles())) {
            return Mono.just(new Outcome.Unchanged<>(administrator));
        }
        Change change =
                Change.of(ChangeAction.ADMINISTRATOR_PUT, administrator.wallet())
                        .with("roles", before, administrator.roles());
        return administrators
                .put(product, administrator)
                .filter(stored -> stored)
                .switchIfEmpty(Mono.error(RoleChanges::tooMany))
                .then(requireOneLeft(product))
                .thenReturn(new Outcome.Changed<>(administrator, change));
    }

    Mono<Void> remove(ProductId product, Address wallet, Address caller) {
        return changes.decide(
                        product,
                        caller,
                        administrators
                                .rolesOf(product, wallet)
                                .filter(Roles::any)
                                .switchIfEmpty(Mono.error(RoleChanges::notFound))
                                .flatMap(before -> remove(product, wallet, before)))
                .then();
    }

    private Mono<Outcome<Address>> remove(ProductId product, Address wallet, Roles before) {
        Change change =
                Change.of(ChangeAction.ADMINISTRATOR_REMOVED, wallet)
                        .with("roles", before, Roles.NONE);
        return administrators
                .delete(product, wallet)
                .then(requireOneLeft(product))
                .thenReturn(new Outcome.Changed<>(wallet, change));
    }

    private static RuntimeException tooMany() {
        String detail =
                "administrators: %d (expected: <= %d)"
                        .formatted(Administrators.MOST + 1, Administrators.MOST);
        return Problem.of(ProductProblem.TOO_MANY_ADMINISTRATORS, detail).exception();
    }

    private static RuntimeException notFound() {
        return Problem.of(CommonProblem.NOT_FOUND).exception();
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
