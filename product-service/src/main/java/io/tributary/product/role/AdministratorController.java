package io.tributary.product.role;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tributary.product.registry.Administrator;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.values.Roles;
import io.tributary.values.Uuids;
import io.tributary.web.auth.Caller;
import io.tributary.web.auth.ProductAccess;
import io.tributary.web.json.JsonBody;
import io.tributary.web.openapi.BodySchema;
import io.tributary.web.paging.Cursor;
import io.tributary.web.paging.Page;
import io.tributary.web.paging.PageRequest;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Administrators over HTTP. */
@RestController
@RequestMapping("/business/products/{id}/administrators")
class AdministratorController {

    /** No wallet has an id of its own; any fixed namespace will do. */
    private static final UUID WALLETS = new UUID(0, 0);

    private final RoleChanges changes;
    private final Administrators administrators;
    private final ProductAccess access;

    AdministratorController(
            RoleChanges changes, Administrators administrators, ProductAccess access) {
        this.changes = changes;
        this.administrators = administrators;
        this.access = access;
    }

    @GetMapping
    Mono<Page<Administrators.Listed>> list(
            Caller.Wallet caller, @PathVariable ProductId id, PageRequest page) {
        return access.requireAny(caller.address(), id)
                .thenMany(administrators.all(id))
                .collectList()
                .map(all -> Page.ofAll(all, page, AdministratorController::place));
    }

    private static Cursor place(Administrators.Listed listed) {
        return new Cursor(listed.since(), Uuids.derived(WALLETS, listed.wallet().value()));
    }

    @ApiResponse(
            responseCode = "200",
            description = "The wallet and its roles",
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "last-administrator, too-many-administrators")
    @PutMapping("/{wallet}")
    Mono<Administrator> put(
            Caller.Wallet caller,
            @PathVariable ProductId id,
            @PathVariable Address wallet,
            @BodySchema(NewRoles.class) JsonBody body) {
        return changes.put(id, new Administrator(wallet, NewRoles.read(body)), caller.address());
    }

    @ApiResponse(responseCode = "204", description = "The wallet has no role")
    @ApiResponse(responseCode = "409", description = "last-administrator")
    @DeleteMapping("/{wallet}")
    Mono<ResponseEntity<Void>> delete(
            Caller.Wallet caller, @PathVariable ProductId id, @PathVariable Address wallet) {
        return changes.remove(id, wallet, caller.address())
                .thenReturn(ResponseEntity.noContent().build());
    }

    /** The body of PUT. */
    record NewRoles(int roles) {

        static Roles read(JsonBody body) {
            Long mask = body.integer("roles", 1, 15);
            body.refuseUnknownFields().check();
            return new Roles(Objects.requireNonNull(mask).intValue());
        }
    }
}
