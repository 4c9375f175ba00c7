package io.tributary.product.registry;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tributary.values.ProductId;
import io.tributary.web.auth.Caller;
import io.tributary.web.auth.ProductAccess;
import io.tributary.web.json.JsonBody;
import io.tributary.web.openapi.BodySchema;
import io.tributary.web.paging.Cursor;
import io.tributary.web.paging.Page;
import io.tributary.web.paging.PageRequest;
import io.tributary.web.precondition.IfMatch;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Products over HTTP. */
@RestController
@RequestMapping("/business/products")
class ProductController {

    private final ProductRegistration registration;
    private final ProductUpdate update;
    private final Products products;
    private final ProductAccess access;

    ProductController(
            ProductRegistration registration,
            ProductUpdate update,
            Products products,
            ProductAccess access) {
        this.registration = registration;
        this.update = update;
        this.products = products;
        this.access = access;
    }

    @ApiResponse(responseCode = "201", description = "The product", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "domain-taken")
    @Parameter(
            name = IdempotencyKey.HEADER,
            in = ParameterIn.HEADER,
            description = "Tries with the same key, within 24 hours, make one product",
            schema = @Schema(type = "string", minLength = 1, maxLength = 255))
    @PostMapping
    Mono<ResponseEntity<ProductAnswer>> create(
            Caller.Wallet caller,
            @BodySchema(NewProduct.Body.class) JsonBody body,
            ServerHttpRequest request) {
        IdempotencyKey key = IdempotencyKey.of(request.getHeaders());
        return registration
                .register(NewProduct.read(body), caller.address(), key)
                .map(product ->
                        ResponseEntity.created(URI.create("/business/products/" + product.id()))
                                .eTag(product.etag())
                                .body(product));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<ProductAnswer>> get(Caller.Wallet caller, @PathVariable ProductId id) {
        return access.requireAny(caller.address(), id)
                .then(products.find(id))
                .switchIfEmpty(Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).exception()))
                .map(ProductController::answer);
    }

    @ApiResponse(responseCode = "200", description = "The product", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "domain-taken")
    @PatchMapping("/{id}")
    Mono<ResponseEntity<ProductAnswer>> patch(
            Caller.Wallet caller,
            @PathVariable ProductId id,
            IfMatch condition,
            @BodySchema(NewProduct.Patch.class) JsonBody body) {
        return update.patch(id, NewProduct.Patch.read(body), condition, caller.address())
                .map(ProductController::answer);
    }

    @ApiResponse(responseCode = "200", description = "The product", useReturnTypeSchema = true)
    @PostMapping("/{id}/activate")
    Mono<ResponseEntity<ProductAnswer>> activate(Caller.Wallet caller, @PathVariable ProductId id) {
        return update.activate(id, caller.address()).map(ProductController::answer);
    }

    @ApiResponse(responseCode = "204", description = "It takes part no more")
    @PostMapping("/{id}/deactivate")
    Mono<ResponseEntity<Void>> deactivate(Caller.Wallet caller, @PathVariable ProductId id) {
        return update.deactivate(id, caller.address())
                .thenReturn(ResponseEntity.noContent().build());
    }

    private static ResponseEntity<ProductAnswer> answer(Product product) {
        ProductAnswer answer = ProductAnswer.of(product);
        return ResponseEntity.ok().eTag(answer.etag()).body(answer);
    }

    @GetMapping
    Mono<Page<ProductAnswer>> list(
            Caller.Wallet caller,
            @RequestParam(required = false) @Nullable String domain,
            PageRequest page) {
        if (domain != null) {
            return products.findByDomain(domain.toLowerCase(Locale.ROOT), caller.address())
                    .map(product -> new Page<>(List.of(ProductAnswer.of(product)), null))
                    .defaultIfEmpty(new Page<>(List.of(), null));
        }
        return products.of(caller.address(), page)
                .map(ProductAnswer::of)
                .collectList()
                .map(found -> Page.of(found, page.limit(), ProductController::place));
    }

    private static Cursor place(ProductAnswer product) {
        return new Cursor(product.createdAt(), product.id().value());
    }
}
