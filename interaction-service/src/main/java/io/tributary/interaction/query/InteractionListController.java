package io.tributary.interaction.query;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tributary.interaction.journal.InteractionFilter;
import io.tributary.interaction.journal.InteractionList;
import io.tributary.interaction.journal.StoredInteraction;
import io.tributary.web.auth.Caller;
import io.tributary.web.paging.Page;
import io.tributary.web.paging.PageRequest;
import io.tributary.web.paging.Paged;
import io.tributary.web.paging.Parameters;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code GET /external/interactions}. */
@RestController
class InteractionListController {

    private final InteractionList list;
    private final InteractionViews views;
    private final InteractionReaders readers;

    InteractionListController(
            InteractionList list, InteractionViews views, InteractionReaders readers) {
        this.list = list;
        this.views = views;
        this.readers = readers;
    }

    @Operation(
            summary =
                    "Interactions of a product, the last received first; from and to look at"
                            + " receivedAt")
    @Paged
    @GetMapping("/external/interactions")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "productId",
            description = "Needed with a wallet's token; a key has its own",
            schema = @Schema(format = "uuid"))
    @Parameter(in = ParameterIn.QUERY, name = "wallet")
    @Parameter(in = ParameterIn.QUERY, name = "type")
    @Parameter(in = ParameterIn.QUERY, name = "source")
    @Parameter(in = ParameterIn.QUERY, name = "orderId")
    @Parameter(in = ParameterIn.QUERY, name = "sessionId")
    @Parameter(in = ParameterIn.QUERY, name = "from", schema = @Schema(format = "date-time"))
    @Parameter(in = ParameterIn.QUERY, name = "to", schema = @Schema(format = "date-time"))
    Mono<Page<InteractionView>> list(
            Caller caller,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
        Parameters parameters = new Parameters(query);
        PageRequest page = parameters.page();
        InteractionFilter filter = FilterParameters.read(parameters, caller);
        return readers.require(caller, filter.product())
                .then(Mono.defer(() -> list.read(filter, page)))
                .flatMap(this::toViews);
    }

    private Mono<Page<InteractionView>> toViews(Page<StoredInteraction> stored) {
        return views.of(stored.items()).map(items -> new Page<>(items, stored.nextCursor()));
    }
}
