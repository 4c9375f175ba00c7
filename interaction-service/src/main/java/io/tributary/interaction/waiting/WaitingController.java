package io.tributary.interaction.waiting;

import io.tributary.values.ProductId;
import io.tributary.web.auth.Caller;
import io.tributary.web.auth.ProductAccess;
import io.tributary.web.paging.Page;
import io.tributary.web.paging.PageRequest;
import io.tributary.web.problem.FieldProblem;
import io.tributary.web.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    @GetMapping("/orders")
    Mono<Page<OrderView>> orders(
            @PathVariable ProductId product,
            @RequestParam(required = false) @Nullable String state,
            PageRequest page,
            Caller.Wallet caller) {
        check(state, ORDERS);
        return access.requireAny(caller.address(), product)
                .then(Mono.defer(() -> waiting.orders(product, state, page)));
    }

    @GetMapping("/claims")
    Mono<Page<ClaimView>> claims(
            @PathVariable ProductId product,
            @RequestParam(required = false) @Nullable String state,
            PageRequest page,
            Caller.Wallet caller) {
        check(state, CLAIMS);
        return access.requireAny(caller.address(), product)
                .then(Mono.defer(() -> waiting.claims(product, state, page)));
    }

    private static void check(@Nullable String state, List<String> known) {
        if (state != null && !known.contains(state)) {
            FieldProblem wrong = new FieldProblem("state", state, "one of " + known);
            throw Problem.invalid(List.of(wrong)).exception();
        }
    }
}
