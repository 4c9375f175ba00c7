package io.tributary.product.webhook;

import io.tributary.messaging.relay.LeasedLoop;
import io.tributary.product.ProductProblem;
import io.tributary.product.audit.Change;
import io.tributary.product.audit.ChangeAction;
import io.tributary.product.registry.ProductChanges;
import io.tributary.sealing.SealedFor;
import io.tributary.sealing.Sealer;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.values.Uuids;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Configures and removes webhooks. Under the product's lock: webhook, its secrets, the version that
 * the relay publishes. The secret is sealed before anything is written.
 */
@Component
class WebhookChanges {

    private final ProductChanges changes;
    private final Webhooks webhooks;
    private final SealedSecrets secrets;
    private final Sealer sealer;
    private final WebhookProperties properties;
    private final LeasedLoop relay;

    WebhookChanges(
            ProductChanges changes,
            Webhooks webhooks,
            SealedSecrets secrets,
            Sealer sealer,
            WebhookProperties properties,
            @Qualifier(WebhookConfiguration.RELAY) LeasedLoop relay) {
        this.changes = changes;
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.sealer = sealer;
        this.properties = properties;
        this.relay = relay;
    }

    Mono<Webhook> put(ProductId product, WebhookKind kind, NewWebhook wanted, Address caller) {
        Mono<Webhook> work =
                webhooks.put(newId(), product, kind, wanted)
                        .onErrorMap(DuplicateKeyException.class, taken -> shopTaken(wanted))
                        .flatMap(id -> replaceSecret(product, kind, id, wanted.secret()));
        Change put =
                Change.of(ChangeAction.WEBHOOK_PUT, kind.word()).with("shopDomain", shopOf(wanted));
        return changes.change(product, caller, put, work).doOnSuccess(done -> relay.wake());
    }

    Mono<Void> remove(ProductId product, WebhookKind kind, Address caller) {
        Mono<Boolean> work =
                webhooks.delete(product, kind)
                        .filter(deleted -> deleted)
                        .switchIfEmpty(
                                Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).exception()))
                        .flatMap(deleted -> secrets.bump(product).thenReturn(deleted));
        Change removed = Change.of(ChangeAction.WEBHOOK_REMOVED, kind.word());
        return changes.change(product, caller, removed, work)
                .doOnSuccess(done -> relay.wake())
                .then();
    }

    private Mono<Webhook> replaceSecret(
            ProductId product, WebhookKind kind, UUID webhook, String secret) {
        String sealed = sealer.seal(new SealedFor(product, kind.word()), secret);
        return secrets.replace(newId(), webhook, sealed, properties.webhookSecretOverlap())
                .then(secrets.bump(product))
                .then(webhooks.find(webhook));
    }

    private static String shopOf(NewWebhook wanted) {
        String shop = wanted.shopDomain();
        return shop == null ? "" : shop;
    }

    private static UUID newId() {
        return Uuids.next(Instant.now());
    }

    private static Throwable shopTaken(NewWebhook wanted) {
        return Problem.of(ProductProblem.SHOP_DOMAIN_TAKEN)
                .with("shopDomain", String.valueOf(wanted.shopDomain()))
                .exception();
    }
}
