package io.tributary.interaction.delivery;

import io.tributary.interaction.secret.WebhookKind;
import io.tributary.values.ProductId;
import io.tributary.values.Role;
import io.tributary.values.Uuids;
import io.tributary.web.auth.Caller;
import io.tributary.web.auth.ProductAccess;
import io.tributary.web.paging.Page;
import io.tributary.web.paging.PageRequest;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.FieldProblem;
import io.tributary.web.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows a product's people what its webhooks brought. */
@RestController
@RequestMapping("/business/products/{product}/deliveries")
class DeliveryController {

    private final DeliveryList deliveries;
    private final ProductAccess access;

    DeliveryController(DeliveryList deliveries, ProductAccess access) {
        this.deliveries = deliveries;
        this.access = access;
    }

    @GetMapping
    Mono<Page<DeliveryView>> list(
            @PathVariable ProductId product,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String outcome,
            PageRequest page,
            Caller.Wallet caller) {
        check(kind, outcome);
        return access.requireAny(caller.address(), product)
                .then(Mono.defer(() -> deliveries.read(product, kind, outcome, page)));
    }

    @GetMapping("/{delivery}")
    Mono<FullDeliveryView> find(
            @PathVariable ProductId product, @PathVariable String delivery, Caller.Wallet caller) {
        return access.require(caller.address(), product, Role.INTERACTION_MANAGER)
                .then(Mono.defer(() -> deliveries.find(product, id(delivery))))
                .switchIfEmpty(Mono.error(DeliveryController::notFound));
    }

    private static void check(@Nullable String kind, @Nullable String outcome) {
        List<FieldProblem> errors = new ArrayList<>();
        if (kind != null && WebhookKind.of(kind).isEmpty()) {
            errors.add(new FieldProblem("kind", kind, "shopify, woocommerce, standard or generic"));
        }
        if (outcome != null && !isOutcome(outcome)) {
            errors.add(
                    new FieldProblem(
                            "outcome",
                            outcome,
                            "stored, duplicate, unmatched, ignored or refused"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).exception();
        }
    }

    private static boolean isOutcome(String word) {
        for (Outcome outcome : Outcome.values()) {
            if (outcome.word().equals(word)) {
                return true;
            }
        }
        return false;
    }

    private static UUID id(String text) {
        try {
            return Uuids.parse(text);
        } catch (IllegalArgumentException none) {
            throw notFound();
        }
    }

    private static RuntimeException notFound() {
        return Problem.of(CommonProblem.NOT_FOUND).exception();
    }
}
