package io.tributary.interaction.secret;

import io.tributary.values.ProductId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The webhooks of products with the secrets that are valid now. Answers come from this service's
 * own database through a cache of at most one second, so they are there while Kafka is away.
 *
 * <p>A webhook whose sealed secret cannot be opened (a wrong or an old keyset) is an error, {@code
 * overloaded} with 503: the fault is here, and the sender shall try again. It is never answered as
 * absent, which would look like a bad signature.
 */
public interface WebhookSecrets {

    /**
     * The Shopify webhook of this shop; empty for a shop that no product has named.
     *
     * @param domain as {@code X-Shopify-Shop-Domain} says, in any case
     */
    Mono<KnownWebhook> byShopDomain(String domain);

    /** The product's webhook of this kind; empty where there is none or the product is unknown. */
    Mono<KnownWebhook> find(ProductId product, WebhookKind kind);

    /** All webhooks of a product, in the order of {@link WebhookKind}. */
    Flux<KnownWebhook> of(ProductId product);
}
