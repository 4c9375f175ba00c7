package io.tributary.product.audit;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.tributary.values.ProductId;
import io.tributary.web.auth.Caller;
import io.tributary.web.auth.ProductAccess;
import io.tributary.web.paging.Cursor;
import io.tributary.web.paging.Page;
import io.tributary.web.paging.PageRequest;
import io.tributary.web.paging.Paged;
import io.tributary.web.paging.Parameters;
import org.springframework.util.MultiValueMap;
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

    @Paged
    @Parameter(in = ParameterIn.QUERY, name = "action")
    @GetMapping
    Mono<Page<LoggedChange>> list(
            Caller.Wallet caller,
            @PathVariable ProductId id,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
        Parameters parameters = new Parameters(query);
        PageRequest page = parameters.page();
        ChangeAction wanted =
                parameters.optional(
                        "action", ChangeController::actionOf, "an action, for example key.created");
        parameters.check();
        return access.requireAny(caller.address(), id)
                .thenMany(log.of(id, wanted, page))
                .collectList()
                .map(found -> Page.of(found, page.limit(), ChangeController::place));
    }

    private static ChangeAction actionOf(String word) {
        return ChangeAction.find(word)
                .orElseThrow(() -> new IllegalArgumentException("action: " + word));
    }

    private static Cursor place(LoggedChange change) {
        return new Cursor(change.at(), change.id());
    }
}
