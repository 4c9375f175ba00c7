package io.tributary.interaction.webhook;

import io.tributary.interaction.secret.KnownWebhook;
import io.tributary.interaction.secret.WebhookKind;
import io.tributary.interaction.secret.WebhookSecrets;
import io.tributary.values.ProductId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Primary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Webhooks as if product-service had told of them; the same for all instances of this JVM. */
@Primary
public class StubWebhooks implements WebhookSecrets {

    private static final Map<String, KnownWebhook> DOMAINS = new ConcurrentHashMap<>();
    private static final Map<Key, KnownWebhook> WEBHOOKS = new ConcurrentHashMap<>();

    /** Configures one. */
    static void configure(KnownWebhook webhook, String domain) {
        WEBHOOKS.put(new Key(webhook.product(), webhook.kind()), webhook);
        if (webhook.kind() == WebhookKind.SHOPIFY) {
            DOMAINS.put(domain, webhook);
        }
    }

    @Override
    public Mono<KnownWebhook> byShopDomain(String domain) {
        return Mono.justOrEmpty(DOMAINS.get(domain));
    }

    @Override
    public Mono<KnownWebhook> find(ProductId product, WebhookKind kind) {
        return Mono.justOrEmpty(WEBHOOKS.get(new Key(product, kind)));
    }

    @Override
    public Flux<KnownWebhook> of(ProductId product) {
        return Flux.fromStream(() ->
                List.copyOf(WEBHOOKS.values()).stream()
                        .filter(webhook -> webhook.product().equals(product)));
    }

    private record Key(ProductId product, WebhookKind kind) {}
}
