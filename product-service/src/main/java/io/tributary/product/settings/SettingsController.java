package io.tributary.product.settings;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tributary.product.settings.Settings.Versioned;
import io.tributary.values.ProductId;
import io.tributary.web.auth.Caller;
import io.tributary.web.auth.ProductAccess;
import io.tributary.web.json.JsonBody;
import io.tributary.web.openapi.BodySchema;
import io.tributary.web.precondition.IfMatch;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Settings over HTTP; their ETag is the product's. */
@RestController
@RequestMapping("/business/products/{id}/settings")
class SettingsController {

    private final SettingsChanges changes;
    private final Settings settings;
    private final ProductAccess access;

    SettingsController(SettingsChanges changes, Settings settings, ProductAccess access) {
        this.changes = changes;
        this.settings = settings;
        this.access = access;
    }

    @GetMapping
    Mono<ResponseEntity<SettingsAnswer>> get(Caller.Wallet caller, @PathVariable ProductId id) {
        return access.requireAny(caller.address(), id)
                .then(settings.find(id))
                .switchIfEmpty(Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).exception()))
                .map(SettingsController::answer);
    }

    @ApiResponse(
            responseCode = "200",
            description = "The settings as they are now",
            useReturnTypeSchema = true)
    @PatchMapping
    Mono<ResponseEntity<SettingsAnswer>> patch(
            Caller.Wallet caller,
            @PathVariable ProductId id,
            IfMatch condition,
            @BodySchema(SettingsAnswer.class) JsonBody body) {
        return changes.patch(id, SettingsPatch.read(body), condition, caller.address())
                .map(SettingsController::answer);
    }

    private static ResponseEntity<SettingsAnswer> answer(Versioned found) {
        return ResponseEntity.ok()
                .eTag("\"" + found.version() + "\"")
                .body(SettingsAnswer.of(found.settings()));
    }
}
