package io.tributary.product.webhook;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tributary.values.ProductId;
import io.tributary.web.auth.Caller;
import io.tributary.web.auth.ProductAccess;
import io.tributary.web.json.JsonBody;
import io.tributary.web.openapi.BodySchema;
import io.tributary.web.paging.Cursor;
import io.tributary.web.paging.Page;
import io.tributary.web.paging.PageRequest;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Webhooks over HTTP. */
@RestController
@RequestMapping("/business/products/{id}/webhooks")
class WebhookController {

    private final WebhookChanges changes;
    private final Webhooks webhooks;
    private final ProductAccess access;

    WebhookController(WebhookChanges changes, Webhooks webhooks, ProductAccess access) {
        this.changes = changes;
        this.webhooks = webhooks;
        this.access = access;
    }

    @ApiResponse(
            responseCode = "200",
            description = "The webhook, without its secret",
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "shop-domain-taken")
    @PutMapping("/{kind}")
    Mono<Webhook> put(
            Caller.Wallet caller,
            @PathVariable ProductId id,
            @PathVariable String kind,
            @BodySchema(NewWebhook.class) JsonBody body) {
        WebhookKind known = WebhookKind.of(kind);
        return changes.put(id, known, NewWebhook.read(known, body), caller.address());
    }

    @GetMapping
    Mono<Page<Webhook>> list(Caller.Wallet caller, @PathVariable ProductId id, PageRequest page) {
        return access.requireAny(caller.address(), id)
                .thenMany(webhooks.of(id, page))
                .collectList()
                .map(found -> toPage(found, page));
    }

    @ApiResponse(responseCode = "204", description = "The webhook and its secrets are gone")
    @DeleteMapping("/{kind}")
    Mono<ResponseEntity<Void>> remove(
            Caller.Wallet caller, @PathVariable ProductId id, @PathVariable String kind) {
        return changes.remove(id, WebhookKind.of(kind), caller.address())
                .thenReturn(ResponseEntity.noContent().build());
    }

    private static Page<Webhook> toPage(List<Webhooks.Listed> found, PageRequest page) {
        Page<Webhooks.Listed> cut =
                Page.of(
                        found,
                        page.limit(),
                        listed -> new Cursor(listed.webhook().createdAt(), listed.id()));
        return new Page<>(
                cut.items().stream().map(Webhooks.Listed::webhook).toList(), cut.nextCursor());
    }
}
