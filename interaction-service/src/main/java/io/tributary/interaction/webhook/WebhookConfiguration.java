package io.tributary.interaction.webhook;

import io.tributary.interaction.secret.KnownWebhook;
import io.tributary.interaction.secret.WebhookKind;
import io.tributary.interaction.secret.WebhookSecrets;
import io.tributary.values.ProductId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Without anybody who learns of webhooks there are none. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    @Bean
    @Fallback
    WebhookSecrets noWebhooks() {
        return new NoWebhooks();
    }

    private static final class NoWebhooks implements WebhookSecrets {

        @Override
        public Mono<KnownWebhook> byShopDomain(String domain) {
            return Mono.empty();
        }

        @Override
        public Mono<KnownWebhook> find(ProductId product, WebhookKind kind) {
            return Mono.empty();
        }

        @Override
        public Flux<KnownWebhook> of(ProductId product) {
            return Flux.empty();
        }
    }
}
