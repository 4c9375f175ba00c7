package io.tributary.product.registry;

import io.tributary.product.audit.Change;
import io.tributary.product.audit.ChangeAction;
import io.tributary.product.audit.Outcome;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.web.precondition.IfMatch;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Changes a product itself: its name, its domains, whether it takes part. */
@Component
class ProductUpdate {

    private final ProductChanges changes;
    private final Products products;
    private final ProductRegistration registration;

    ProductUpdate(ProductChanges changes, Products products, ProductRegistration registration) {
        this.changes = changes;
        this.products = products;
        this.registration = registration;
    }

    Mono<Product> patch(ProductId id, NewProduct.Patch patch, IfMatch condition, Address caller) {
        Mono<Outcome<ProductId>> work =
                products.find(id).flatMap(before -> write(before, patch.applyTo(before)));
        return changes.decide(id, caller, condition, work, products.find(id));
    }

    private Mono<Outcome<ProductId>> write(Product before, NewProduct after) {
        ProductId id = before.id();
        boolean sameDomains = Set.copyOf(after.domains()).equals(Set.copyOf(before.domains()));
        if (sameDomains && after.name().equals(before.name())) {
            return Mono.just(new Outcome.Unchanged<>(id));
        }
        Change change =
                Change.of(ChangeAction.PRODUCT_UPDATED, id)
                        .with("name", before.name(), after.name())
                        .with("domains", before.domains(), after.domains());
        return products.rename(id, after.name())
                .then(products.lockDomains())
                .then(products.keepDomains(id, after.domains()))
                .then(registration.claimDomains(id, missing(before, after)))
                .thenReturn(new Outcome.Changed<>(id, change));
    }

    private static List<String> missing(Product before, NewProduct after) {
        return after.domains().stream()
                .filter(domain -> !before.domains().contains(domain))
                .toList();
    }

    Mono<Product> activate(ProductId id, Address caller) {
        return changeStatus(id, "active", ChangeAction.PRODUCT_ACTIVATED, caller);
    }

    Mono<Product> deactivate(ProductId id, Address caller) {
        return changeStatus(id, "inactive", ChangeAction.PRODUCT_DEACTIVATED, caller);
    }

    private Mono<Product> changeStatus(
            ProductId id, String status, ChangeAction action, Address caller) {
        Mono<Outcome<ProductId>> work =
                products.changeStatus(id, status)
                        .map(changed -> outcome(id, changed, Change.of(action, id)));
        return changes.decide(id, caller, IfMatch.ANY, work, products.find(id));
    }

    private static Outcome<ProductId> outcome(ProductId id, boolean changed, Change change) {
        return changed ? new Outcome.Changed<>(id, change) : new Outcome.Unchanged<>(id);
    }
}
