package io.tributary.interaction.webhook;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tributary.interaction.recording.InteractionProblem;
import io.tributary.interaction.secret.KnownWebhook;
import io.tributary.interaction.secret.WebhookKind;
import io.tributary.interaction.secret.WebhookSecrets;
import io.tributary.values.ProductId;
import io.tributary.web.problem.Problem;
import io.tributary.web.problem.ProblemException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Takes what shops send. It has no key; the signature over the raw bytes stands in for one. A 200
 * means that sending it again cannot help, a 503 that it can.
 */
@RestController
@RequestMapping("/external/webhooks")
class WebhookController {

    private final WebhookSecrets webhooks;
    private final RawBodies bodies;
    private final WebhookIntake intake;

    WebhookController(WebhookSecrets webhooks, RawBodies bodies, WebhookIntake intake) {
        this.webhooks = webhooks;
        this.bodies = bodies;
        this.intake = intake;
    }

    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "401", description = "bad-signature")
    @ApiResponse(responseCode = "404", description = "unknown-product")
    @ApiResponse(responseCode = "408")
    @ApiResponse(responseCode = "413")
    @ApiResponse(responseCode = "415")
    @PostMapping("/shopify")
    Mono<DeliveryAnswer> takeFromShopify(ServerWebExchange exchange) {
        return request(exchange)
                .flatMap(
                        request -> byDomain(request).flatMap(known -> intake.take(known, request)));
    }

    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "401", description = "bad-signature")
    @ApiResponse(responseCode = "404", description = "unknown-product")
    @ApiResponse(responseCode = "408")
    @ApiResponse(responseCode = "413")
    @ApiResponse(responseCode = "415")
    @PostMapping("/{productId}")
    Mono<DeliveryAnswer> take(@PathVariable String productId, ServerWebExchange exchange) {
        ProductId product = toProduct(productId);
        return request(exchange).flatMap(request -> take(product, request));
    }

    private Mono<DeliveryAnswer> take(ProductId product, WebhookRequest request) {
        if (request.isPing()) {
            return intake.answerPing(product).switchIfEmpty(Mono.error(WebhookController::unknown));
        }
        return request.kind()
                .map(kind -> known(product, kind, request))
                .orElseGet(() -> unsigned(product))
                .flatMap(known -> intake.take(known, request));
    }

    private Mono<KnownWebhook> known(ProductId product, WebhookKind kind, WebhookRequest request) {
        return kind == WebhookKind.SHOPIFY
                ? byDomain(request)
                        .filter(known -> known.product().equals(product))
                        .switchIfEmpty(Mono.error(WebhookController::unknown))
                : webhooks.find(product, kind)
                        .switchIfEmpty(Mono.error(WebhookController::unknown));
    }

    private Mono<KnownWebhook> byDomain(WebhookRequest request) {
        return webhooks.byShopDomain(request.header(WebhookRequest.SHOP_DOMAIN))
                .switchIfEmpty(Mono.error(WebhookController::unknown));
    }

    /* Whoever signs in no known way has signed badly, if there is anything to sign for. */
    private Mono<KnownWebhook> unsigned(ProductId product) {
        return webhooks.of(product)
                .hasElements()
                .flatMap(any -> Mono.error(any ? WebhookIntake.badSignature() : unknown()));
    }

    private Mono<WebhookRequest> request(ServerWebExchange exchange) {
        return bodies.read(exchange).map(body -> new WebhookRequest(exchange, body));
    }

    private static ProductId toProduct(String text) {
        try {
            return ProductId.parse(text);
        } catch (IllegalArgumentException none) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return Problem.of(InteractionProblem.UNKNOWN_PRODUCT).exception();
    }
}
