package io.tributary.interaction.waiting;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.tributary.values.ProductId;
import io.tributary.web.auth.Caller;
import io.tributary.web.auth.ProductAccess;
import io.tributary.web.paging.Page;
import io.tributary.web.paging.PageRequest;
import io.tributary.web.paging.Paged;
import io.tributary.web.paging.Parameters;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows a product's people which orders and claims have met, and which wait. */
@RestController
@RequestMapping("/business/products/{product}")
class WaitingController {

    private static final List<String> ORDERS =
            List.of("joined", "unclaimed", "expired", "unpaid", "refused");
    private static final List<String> CLAIMS = List.of("matched", "unmatched", "expired");

    private final WaitingList waiting;
    private final ProductAccess access;

    WaitingController(WaitingList waiting, ProductAccess access) {
        this.waiting = waiting;
        this.access = access;
    }

    @Paged
    @Parameter(in = ParameterIn.QUERY, name = "state")
    @GetMapping("/orders")
    Mono<Page<OrderView>> orders(
            @PathVariable ProductId product,
            Caller.Wallet caller,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
        Parameters parameters = new Parameters(query);
        PageRequest page = parameters.page();
        String state = parameters.word("state", ORDERS, "one of " + ORDERS);
        parameters.check();
        return access.requireAny(caller.address(), product)
                .then(Mono.defer(() -> waiting.orders(product, state, page)));
    }

    @Paged
    @Parameter(in = ParameterIn.QUERY, name = "state")
    @GetMapping("/claims")
    Mono<Page<ClaimView>> claims(
            @PathVariable ProductId product,
            Caller.Wallet caller,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
        Parameters parameters = new Parameters(query);
        PageRequest page = parameters.page();
        String state = parameters.word("state", CLAIMS, "one of " + CLAIMS);
        parameters.check();
        return access.requireAny(caller.address(), product)
                .then(Mono.defer(() -> waiting.claims(product, state, page)));
    }
}
