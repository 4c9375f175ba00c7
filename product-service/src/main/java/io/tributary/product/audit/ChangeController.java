package io.tributary.product.audit;

import io.tributary.values.ProductId;
import io.tributary.web.auth.Caller;
import io.tributary.web.auth.ProductAccess;
import io.tributary.web.paging.Cursor;
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

/** The log of changes over HTTP. */
@RestController
@RequestMapping("/business/products/{id}/changes")
class ChangeController {

    private final ChangeLog log;
    private final ProductAccess access;

    ChangeController(ChangeLog log, ProductAccess access) {
        this.log = log;
        this.access = access;
    }

    @GetMapping
    Mono<Page<LoggedChange>> list(
            Caller.Wallet caller,
            @PathVariable ProductId id,
            @RequestParam(required = false) @Nullable String action,
            PageRequest page) {
        ChangeAction wanted = action == null ? null : actionOf(action);
        return access.requireAny(caller.address(), id)
                .thenMany(log.of(id, wanted, page))
                .collectList()
                .map(found -> Page.of(found, page.limit(), ChangeController::place));
    }

    private static ChangeAction actionOf(String word) {
        return ChangeAction.find(word).orElseThrow(() -> unknown(word));
    }

    private static RuntimeException unknown(String word) {
        String expected = "an action, for example key.created";
        return Problem.invalid(List.of(new FieldProblem("action", word, expected))).exception();
    }

    private static Cursor place(LoggedChange change) {
        return new Cursor(change.at(), change.id());
    }
}
