package io.tributary.product.registry;

import io.tributary.product.ProductProblem;
import io.tributary.product.audit.Change;
import io.tributary.product.audit.ChangeAction;
import io.tributary.product.audit.ChangeLog;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.values.Role;
import io.tributary.values.Roles;
import io.tributary.values.Uuids;
import io.tributary.web.problem.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Registers a product: its row, its domains, and the wallet that asked as its administrator. */
@Component
class ProductRegistration {

    private static final Roles ADMINISTRATOR = new Roles(Role.PRODUCT_ADMINISTRATOR.bit());

    private final Products products;
    private final ProductChanges changes;
    private final ChangeLog log;
    private final Creations creations;
    private final Clock clock;

    ProductRegistration(
            Products products,
            ProductChanges changes,
            ChangeLog log,
            Creations creations,
            Clock clock) {
        this.products = products;
        this.creations = creations;
        this.changes = changes;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Makes the product; with a key that came before, the one that was made then, as it was made.
     */
    Mono<ProductAnswer> register(NewProduct wanted, Address creator, @Nullable IdempotencyKey key) {
        ProductId id = new ProductId(Uuids.next(clock.instant()));
        Mono<ProductAnswer> made =
                Mono.defer(() -> make(id, wanted, creator)).map(ProductAnswer::of);
        return changes.published(
                key == null
                        ? made
                        : creations
                                .claim(key, creator, wanted, id)
                                .map(earlier -> asMade(earlier, wanted, creator))
                                .switchIfEmpty(made));
    }

    private Mono<Product> make(ProductId id, NewProduct wanted, Address creator) {
        return products.insert(id, wanted.name(), creator)
                .then(claimDomains(id, wanted.domains()))
                .then(products.insertAdministrator(id, new Administrator(creator, ADMINISTRATOR)))
                .then(log.append(id, 1, creator, created(id, wanted)))
                .then(products.find(id));
    }

    /** The answer of then, whatever became of the product since. */
    private static ProductAnswer asMade(
            Creations.Earlier earlier, NewProduct wanted, Address creator) {
        return new ProductAnswer(
                earlier.product(),
                wanted.name(),
                wanted.domains(),
                "active",
                List.of(new Administrator(creator, ADMINISTRATOR)),
                List.of(),
                1,
                earlier.createdAt());
    }

    private static Change created(ProductId id, NewProduct wanted) {
        return Change.of(ChangeAction.PRODUCT_CREATED, id)
                .with("name", wanted.name())
                .with("domains", wanted.domains());
    }

    /** Takes the domains, all or none; 409 names those that another product has. */
    Mono<Void> claimDomains(ProductId id, List<String> domains) {
        if (domains.isEmpty()) {
            return Mono.empty();
        }
        return products.lockDomains()
                .thenMany(products.claimDomains(id, domains))
                .collectList()
                .flatMap(claimed -> requireAll(domains, claimed));
    }

    private static Mono<Void> requireAll(List<String> domains, List<String> claimed) {
        List<String> taken = new ArrayList<>(domains);
        taken.removeAll(claimed);
        return taken.isEmpty()
                ? Mono.empty()
                : Mono.error(
                        Problem.of(ProductProblem.DOMAIN_TAKEN).with("domains", taken).exception());
    }
}
