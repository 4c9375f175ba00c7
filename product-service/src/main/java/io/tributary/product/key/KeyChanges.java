package io.tributary.product.key;

import io.tributary.product.ProductProblem;
import io.tributary.product.audit.Change;
import io.tributary.product.audit.ChangeAction;
import io.tributary.product.audit.Outcome;
import io.tributary.product.registry.ProductChanges;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.values.Uuids;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes and revokes keys. */
@Component
class KeyChanges {

    private final ProductChanges changes;
    private final Keys keys;
    private final Clock clock;

    KeyChanges(ProductChanges changes, Keys keys, Clock clock) {
        this.changes = changes;
        this.keys = keys;
        this.clock = clock;
    }

    Mono<CreatedKey> create(ProductId product, NewKey wanted, Address caller) {
        KeyText text = KeyText.draw(wanted.kind());
        UUID id = Uuids.next(clock.instant());
        Mono<Key> work =
                keys.insert(id, product, wanted, text, caller)
                        .switchIfEmpty(
                                Mono.error(() ->
                                        Problem.of(ProductProblem.TOO_MANY_KEYS).exception()));
        return changes.change(product, caller, created(id, wanted, text), work)
                .map(stored -> CreatedKey.of(stored, text));
    }

    private static Change created(UUID id, NewKey wanted, KeyText text) {
        return Change.of(ChangeAction.KEY_CREATED, id)
                .with("kind", wanted.kind().word())
                .with("name", wanted.name())
                .with("prefix", text.prefix())
                .with("test", wanted.test())
                .with("origins", wanted.origins().stream().map(WebOrigin::value).toList());
    }

    /** A key that was revoked before stays so, and nothing is written. */
    Mono<Void> revoke(ProductId product, UUID key, Address caller) {
        Mono<Outcome<UUID>> work =
                keys.revoke(product, key)
                        .map(wasValid -> revoked(key, wasValid))
                        .switchIfEmpty(
                                Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).exception()));
        return changes.decide(product, caller, work).then();
    }

    private static Outcome<UUID> revoked(UUID key, boolean wasValid) {
        return wasValid
                ? new Outcome.Changed<>(key, Change.of(ChangeAction.KEY_REVOKED, key))
                : new Outcome.Unchanged<>(key);
    }
}
