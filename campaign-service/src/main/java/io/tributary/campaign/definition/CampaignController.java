package io.tributary.campaign.definition;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tributary.messaging.product.KnownProducts;
import io.tributary.values.CampaignId;
import io.tributary.values.ProductId;
import io.tributary.web.auth.Caller;
import io.tributary.web.auth.ProductAccess;
import io.tributary.web.json.JsonBody;
import io.tributary.web.openapi.BodySchema;
import io.tributary.web.paging.Cursor;
import io.tributary.web.paging.Page;
import io.tributary.web.paging.PageRequest;
import io.tributary.web.paging.Paged;
import io.tributary.web.paging.Parameters;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Campaigns over HTTP. */
@RestController
@RequestMapping("/business/campaigns")
class CampaignController {

    private static final String ID = "a lower-case UUID";

    private final CampaignDesk desk;
    private final CampaignList list;
    private final ProductAccess access;
    private final KnownProducts products;
    private final Clock clock;

    CampaignController(
            CampaignDesk desk,
            CampaignList list,
            ProductAccess access,
            KnownProducts products,
            Clock clock) {
        this.desk = desk;
        this.list = list;
        this.access = access;
        this.products = products;
        this.clock = clock;
    }

    @Operation(summary = "Creates a campaign as a draft (role campaign manager)")
    @ApiResponse(responseCode = "201", description = "The draft", useReturnTypeSchema = true)
    @PostMapping
    Mono<ResponseEntity<CampaignAnswer>> create(
            @BodySchema(NewCampaign.class) JsonBody body, Caller.Wallet caller) {
        CampaignTerms terms = CampaignRequest.read(body);
        return desk.create(terms, caller.address()).map(this::created);
    }

    @Operation(
            summary =
                    "Lists campaigns, newest first; without productId those of all the caller's products")
    @Paged
    @Parameter(in = ParameterIn.QUERY, name = "productId", schema = @Schema(format = "uuid"))
    @Parameter(in = ParameterIn.QUERY, name = "status")
    @GetMapping
    Mono<Page<CampaignAnswer>> list(
            Caller.Wallet caller,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
        Parameters parameters = new Parameters(query);
        PageRequest page = parameters.page();
        ProductId productId = parameters.optional("productId", ProductId::parse, ID);
        CampaignStatus wanted =
                parameters.optional("status", CampaignStatus::parse, "a campaign's status");
        parameters.check();
        return visible(productId, caller)
                .flatMap(visible -> list.read(visible, wanted, clock.instant(), page))
                .map(found -> Page.of(found, page.limit(), CampaignController::position))
                .map(this::answers);
    }

    @Operation(summary = "Reads a campaign (any role)")
    @GetMapping("/{id}")
    Mono<ResponseEntity<CampaignAnswer>> read(
            @PathVariable("id") CampaignId id, Caller.Wallet caller) {
        return desk.read(id, caller.address()).map(this::found);
    }

    @Operation(summary = "Activates; every instance decides by it once this is answered")
    @ApiResponse(responseCode = "200", description = "The campaign", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "transition-not-allowed, bank-missing")
    @PostMapping("/{id}/activate")
    Mono<ResponseEntity<CampaignAnswer>> activate(
            @PathVariable("id") CampaignId id, Caller.Wallet caller) {
        return desk.activate(id, caller.address()).map(this::found);
    }

    @Operation(summary = "Deactivates; every instance decides by it once this is answered")
    @ApiResponse(responseCode = "204", description = "It is deactivated")
    @PostMapping("/{id}/deactivate")
    Mono<ResponseEntity<Void>> deactivate(@PathVariable("id") CampaignId id, Caller.Wallet caller) {
        return desk.deactivate(id, caller.address()).thenReturn(ResponseEntity.noContent().build());
    }

    private Mono<Set<ProductId>> visible(@Nullable ProductId productId, Caller.Wallet caller) {
        return productId == null
                ? products.productsOf(caller.address())
                : access.requireAny(caller.address(), productId).thenReturn(Set.of(productId));
    }

    private ResponseEntity<CampaignAnswer> created(Campaign campaign) {
        return ResponseEntity.created(URI.create("/business/campaigns/" + campaign.id()))
                .eTag(Long.toString(campaign.version()))
                .body(CampaignAnswer.of(campaign, clock.instant()));
    }

    private ResponseEntity<CampaignAnswer> found(Campaign campaign) {
        return ResponseEntity.ok()
                .eTag(Long.toString(campaign.version()))
                .body(CampaignAnswer.of(campaign, clock.instant()));
    }

    private Page<CampaignAnswer> answers(Page<Campaign> page) {
        List<CampaignAnswer> items =
                page.items().stream()
                        .map(campaign -> CampaignAnswer.of(campaign, clock.instant()))
                        .toList();
        return new Page<>(items, page.nextCursor());
    }

    private static Cursor position(Campaign campaign) {
        return new Cursor(campaign.createdAt(), campaign.id().value());
    }
}
