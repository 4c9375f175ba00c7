package io.tributary.product.domain;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tributary.values.ProductId;
import io.tributary.values.Uuids;
import io.tributary.web.auth.Caller;
import io.tributary.web.auth.ProductAccess;
import io.tributary.web.paging.Cursor;
import io.tributary.web.paging.Page;
import io.tributary.web.paging.PageRequest;
import io.tributary.web.problem.FieldProblem;
import io.tributary.web.problem.Problem;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Domains and their proofs over HTTP. */
@RestController
@RequestMapping("/business/products/{id}/domains")
class DomainController {

    /** No domain has an id of its own; any fixed namespace will do. */
    private static final UUID DOMAINS = new UUID(0, 0);

    private final DomainVerification verification;
    private final Domains domains;
    private final ProductAccess access;

    DomainController(DomainVerification verification, Domains domains, ProductAccess access) {
        this.verification = verification;
        this.domains = domains;
        this.access = access;
    }

    @GetMapping
    Mono<Page<OwnedDomain>> list(
            Caller.Wallet caller, @PathVariable ProductId id, PageRequest page) {
        return access.requireAny(caller.address(), id)
                .thenMany(domains.of(id))
                .collectList()
                .map(all -> toPage(all, page));
    }

    private static Page<OwnedDomain> toPage(List<Domains.Listed> all, PageRequest page) {
        Page<Domains.Listed> cut = Page.ofAll(all, page, DomainController::place);
        return new Page<>(
                cut.items().stream().map(Domains.Listed::domain).toList(), cut.nextCursor());
    }

    private static Cursor place(Domains.Listed listed) {
        return new Cursor(listed.createdAt(), Uuids.derived(DOMAINS, listed.domain().domain()));
    }

    @ApiResponse(
            responseCode = "200",
            description = "The domain, which is proven",
            useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "409",
            description = "domain-not-verified, domain-taken, too-many-domains")
    @ApiResponse(responseCode = "503", description = "overloaded: DNS does not answer")
    @PostMapping("/{domain}/verify")
    Mono<OwnedDomain> verify(
            Caller.Wallet caller, @PathVariable ProductId id, @PathVariable String domain) {
        return verification.verify(id, normal(domain), caller.address());
    }

    private static String normal(String text) {
        try {
            return ProofRecord.provable(text);
        } catch (IllegalArgumentException wrong) {
            throw Problem.invalid(
                            List.of(new FieldProblem("domain", text, ProofRecord.EXPECTED_DOMAIN)))
                    .exception();
        }
    }
}
