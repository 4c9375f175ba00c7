package io.tributary.interaction.delivery;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.tributary.interaction.secret.WebhookKind;
import io.tributary.values.ProductId;
import io.tributary.values.Role;
import io.tributary.values.Uuids;
import io.tributary.web.auth.Caller;
import io.tributary.web.auth.ProductAccess;
import io.tributary.web.paging.Page;
import io.tributary.web.paging.PageRequest;
import io.tributary.web.paging.Paged;
import io.tributary.web.paging.Parameters;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
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

    private static final List<String> KINDS =
            Stream.of(WebhookKind.values()).map(WebhookKind::word).toList();
    private static final List<String> OUTCOMES =
            Stream.of(Outcome.values()).map(Outcome::word).toList();

    private final DeliveryList deliveries;
    private final ProductAccess access;

    DeliveryController(DeliveryList deliveries, ProductAccess access) {
        this.deliveries = deliveries;
        this.access = access;
    }

    @Paged
    @Parameter(in = ParameterIn.QUERY, name = "kind")
    @Parameter(in = ParameterIn.QUERY, name = "outcome")
    @GetMapping
    Mono<Page<DeliveryView>> list(
            @PathVariable ProductId product,
            Caller.Wallet caller,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
        Parameters parameters = new Parameters(query);
        PageRequest page = parameters.page();
        String kind = parameters.word("kind", KINDS, "shopify, woocommerce, standard or generic");
        String outcome =
                parameters.word(
                        "outcome", OUTCOMES, "stored, duplicate, unmatched, ignored or refused");
        parameters.check();
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
