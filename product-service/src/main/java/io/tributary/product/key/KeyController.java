package io.tributary.product.key;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tributary.values.ProductId;
import io.tributary.web.auth.Caller;
import io.tributary.web.auth.ProductAccess;
import io.tributary.web.json.JsonBody;
import io.tributary.web.openapi.BodySchema;
import io.tributary.web.paging.Cursor;
import io.tributary.web.paging.Page;
import io.tributary.web.paging.PageRequest;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Keys over HTTP. */
@RestController
@RequestMapping("/business/products/{id}/keys")
class KeyController {

    private final KeyChanges changes;
    private final Keys keys;
    private final ProductAccess access;

    KeyController(KeyChanges changes, Keys keys, ProductAccess access) {
        this.changes = changes;
        this.keys = keys;
        this.access = access;
    }

    @ApiResponse(
            responseCode = "201",
            description = "The key, shown this once",
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "too-many-keys")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<CreatedKey> create(
            Caller.Wallet caller,
            @PathVariable ProductId id,
            @BodySchema(KeyRequest.class) JsonBody body) {
        return changes.create(id, KeyRequest.read(body), caller.address());
    }

    @GetMapping
    Mono<Page<Key>> list(Caller.Wallet caller, @PathVariable ProductId id, PageRequest page) {
        return access.requireAny(caller.address(), id)
                .thenMany(keys.valid(id, page))
                .collectList()
                .map(found ->
                        Page.of(found, page.limit(), key -> new Cursor(key.createdAt(), key.id())));
    }

    @ApiResponse(responseCode = "204", description = "The key is refused")
    @DeleteMapping("/{keyId}")
    Mono<ResponseEntity<Void>> revoke(
            Caller.Wallet caller, @PathVariable ProductId id, @PathVariable UUID keyId) {
        return changes.revoke(id, keyId, caller.address())
                .thenReturn(ResponseEntity.noContent().build());
    }
}
