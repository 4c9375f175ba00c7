package io.tributary.web.auth;

import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.values.Role;
import io.tributary.values.Roles;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import java.util.Locale;
import reactor.core.publisher.Mono;

/** Access by the roles that the service knows of. */
final class RoleBasedAccess implements ProductAccess {

    private final RoleLookup roles;

    RoleBasedAccess(RoleLookup roles) {
        this.roles = roles;
    }

    @Override
    public Mono<Void> require(Address wallet, ProductId product, Role role) {
        return roles.rolesOf(product, wallet)
                .defaultIfEmpty(Roles.NONE)
                .flatMap(held -> decide(held, role));
    }

    @Override
    public Mono<Void> requireAny(Address wallet, ProductId product) {
        return roles.rolesOf(product, wallet)
                .defaultIfEmpty(Roles.NONE)
                .flatMap(held -> held.any() ? Mono.empty() : notFound());
    }

    private static Mono<Void> decide(Roles held, Role role) {
        if (!held.any()) {
            return notFound();
        }
        if (held.include(role)) {
            return Mono.empty();
        }
        String needed = role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Mono.error(Problem.of(CommonProblem.ROLE_MISSING, "needed: " + needed).exception());
    }

    private static Mono<Void> notFound() {
        return Mono.error(Problem.of(CommonProblem.NOT_FOUND).exception());
    }
}
