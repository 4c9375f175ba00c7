package io.tributary.product.bank;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tributary.product.ChainProperties;
import io.tributary.product.registry.Bank;
import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.ChainId;
import io.tributary.values.ProductId;
import io.tributary.web.auth.Caller;
import io.tributary.web.auth.ProductAccess;
import io.tributary.web.json.JsonBody;
import io.tributary.web.openapi.BodySchema;
import io.tributary.web.paging.Page;
import io.tributary.web.paging.PageRequest;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Banks over HTTP. */
@RestController
@RequestMapping("/business/products/{id}/banks")
class BankController {

    private final BankRegistration registration;
    private final Banks banks;
    private final ProductAccess access;
    private final ChainId chain;
    private final BankStates states;

    BankController(
            BankRegistration registration,
            Banks banks,
            ProductAccess access,
            ChainProperties properties,
            BankStates states) {
        this.registration = registration;
        this.banks = banks;
        this.access = access;
        this.chain = properties.chain();
        this.states = states;
    }

    @ApiResponse(responseCode = "201", description = "The bank", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "bank-exists, too-many-banks")
    @PostMapping
    Mono<ResponseEntity<Bank>> create(
            Caller.Wallet caller,
            @PathVariable ProductId id,
            @BodySchema(NewBank.class) JsonBody body) {
        return registration
                .register(id, NewBank.read(body, chain), caller.address())
                .map(bank -> ResponseEntity.created(place(id, bank)).body(bank));
    }

    @GetMapping
    Mono<Page<Bank>> list(Caller.Wallet caller, @PathVariable ProductId id, PageRequest page) {
        return access.requireAny(caller.address(), id)
                .thenMany(banks.all(id))
                .collectList()
                .map(all -> BankPages.of(all, page));
    }

    @GetMapping("/{token}")
    Mono<Bank> get(Caller.Wallet caller, @PathVariable ProductId id, @PathVariable Address token) {
        return find(caller, id, token);
    }

    @ApiResponse(
            responseCode = "200",
            description = "The bank as it is on chain",
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "503", description = "overloaded: the chain does not answer")
    @GetMapping("/{token}/state")
    Mono<BankState> state(
            Caller.Wallet caller,
            @PathVariable ProductId id,
            @PathVariable Address token,
            @RequestParam(required = false) @Nullable CampaignId campaignId) {
        return find(caller, id, token).flatMap(bank -> states.of(bank, campaignId));
    }

    private Mono<Bank> find(Caller.Wallet caller, ProductId product, Address token) {
        return access.requireAny(caller.address(), product)
                .then(banks.find(product, chain, token))
                .switchIfEmpty(Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).exception()));
    }

    private static URI place(ProductId id, Bank bank) {
        return URI.create("/business/products/" + id + "/banks/" + bank.token());
    }
}
