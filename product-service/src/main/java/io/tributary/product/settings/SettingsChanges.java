package io.tributary.product.settings;

import io.tributary.messaging.product.ProductSettings;
import io.tributary.product.audit.Change;
import io.tributary.product.audit.ChangeAction;
import io.tributary.product.audit.Outcome;
import io.tributary.product.registry.ProductChanges;
import io.tributary.product.settings.Settings.Versioned;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.web.precondition.IfMatch;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Changes settings. */
@Component
class SettingsChanges {

    private final ProductChanges changes;
    private final Settings settings;

    SettingsChanges(ProductChanges changes, Settings settings) {
        this.changes = changes;
        this.settings = settings;
    }

    Mono<Versioned> patch(
            ProductId product, SettingsPatch patch, IfMatch condition, Address caller) {
        Mono<Outcome<ProductSettings>> work =
                settings.find(product)
                        .map(Versioned::settings)
                        .flatMap(before -> write(product, before, patch.applyTo(before)));
        return changes.decide(product, caller, condition, work, settings.find(product));
    }

    private Mono<Outcome<ProductSettings>> write(
            ProductId product, ProductSettings before, ProductSettings after) {
        if (after.equals(before)) {
            return Mono.just(new Outcome.Unchanged<>(before));
        }
        Change change =
                Change.of(ChangeAction.SETTINGS_UPDATED, product)
                        .with("settings", SettingsAnswer.of(before), SettingsAnswer.of(after));
        return settings.update(product, after).thenReturn(new Outcome.Changed<>(after, change));
    }
}
