package io.tributary.product.domain;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.product.ProductProblem;
import io.tributary.product.audit.Change;
import io.tributary.product.audit.ChangeAction;
import io.tributary.product.audit.Outcome;
import io.tributary.product.domain.Domains.Claim;
import io.tributary.product.domain.Domains.Holder;
import io.tributary.product.meter.ProductMeter;
import io.tributary.product.registry.DomainName;
import io.tributary.product.registry.ProductChanges;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.values.Role;
import io.tributary.web.auth.ProductAccess;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.FieldProblem;
import io.tributary.web.problem.Problem;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Proves a domain: the role first, then DNS, then the transactions, which ask nobody. What DNS says
 * decides, whoever named the domain first: another product keeps it only while its own record is
 * published too. It loses the domain in a transaction of its own, so that no transaction locks two
 * products; whoever comes between the two finds a free domain.
 */
@Component
class DomainVerification {

    private static final int MOST_SHOWN = 5;

    private final ProductAccess access;
    private final Domains domains;
    private final TxtClient dns;
    private final ProductChanges changes;
    private final MeterRegistry meters;

    DomainVerification(
            ProductAccess access,
            Domains domains,
            TxtClient dns,
            ProductChanges changes,
            MeterRegistry meters) {
        this.access = access;
        this.domains = domains;
        this.dns = dns;
        this.changes = changes;
        this.meters = meters;
    }

    /**
     * The domain as it is the product's now. 409 {@code domain-not-verified} without the record,
     * {@code domain-taken} while the record of who has it is published too, {@code
     * too-many-domains}; 503 while DNS does not answer. Repeating it changes nothing.
     */
    Mono<OwnedDomain> verify(ProductId product, String domain, Address caller) {
        return access.require(caller, product, Role.PRODUCT_ADMINISTRATOR)
                .then(Mono.defer(() -> claim(product, domain)))
                .flatMap(claim -> prove(claim, domain))
                .flatMap(claim -> release(claim, domain, caller))
                .then(Mono.defer(() -> changes.decide(product, caller, take(product, domain))));
    }

    private Mono<Claim> claim(ProductId product, String domain) {
        return domains.claim(product, domain)
                .switchIfEmpty(Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).exception()))
                .doOnNext(DomainVerification::requireRoom);
    }

    private static void requireRoom(Claim claim) {
        if (claim.others() >= DomainName.MOST_OF_A_PRODUCT) {
            String detail =
                    "domains: %d (expected: <= %d)"
                            .formatted(claim.others() + 1, DomainName.MOST_OF_A_PRODUCT);
            throw Problem.of(ProductProblem.TOO_MANY_DOMAINS, detail).exception();
        }
    }

    /** The claim, if DNS says so. */
    private Mono<Claim> prove(Claim claim, String domain) {
        return dns.texts(ProofRecord.nameFor(domain))
                .doOnError(away -> count("unanswered"))
                .doOnNext(found -> judge(claim, domain, found))
                .thenReturn(claim);
    }

    private void judge(Claim claim, String domain, List<String> found) {
        ProofRecord expected = ProofRecord.of(domain, claim.token());
        boolean proven = found.contains(expected.value());
        count(proven ? "verified" : "differs");
        if (!proven) {
            throw new Problem(
                            ProductProblem.DOMAIN_NOT_VERIFIED,
                            null,
                            differences(found, expected),
                            Map.of())
                    .exception();
        }
        Holder holder = claim.holder();
        if (holder != null && found.contains(ProofRecord.valueOf(holder.token()))) {
            throw taken(domain);
        }
    }

    private static List<FieldProblem> differences(List<String> found, ProofRecord expected) {
        String text = "TXT of " + expected.name() + ": " + expected.value();
        return found.isEmpty()
                ? List.of(new FieldProblem("domain", null, text))
                : found.stream()
                        .limit(MOST_SHOWN)
                        .map(one -> new FieldProblem("domain", one, text))
                        .toList();
    }

    private Mono<Void> release(Claim claim, String domain, Address claimant) {
        Holder holder = claim.holder();
        if (holder == null) {
            return Mono.empty();
        }
        Mono<Outcome<String>> work =
                domains.delete(holder.product(), domain).map(lost -> lost(lost, domain));
        return changes.decideByProof(holder.product(), claimant, work).then();
    }

    private static Outcome<String> lost(boolean lost, String domain) {
        return lost
                ? new Outcome.Changed<>(domain, Change.of(ChangeAction.DOMAIN_LOST, domain))
                : new Outcome.Unchanged<>(domain);
    }

    private Mono<Outcome<OwnedDomain>> take(ProductId product, String domain) {
        return domains.find(product, domain)
                .filter(OwnedDomain::verified)
                .<Outcome<OwnedDomain>>map(Outcome.Unchanged::new)
                .switchIfEmpty(Mono.defer(() -> put(product, domain)));
    }

    private Mono<Outcome<OwnedDomain>> put(ProductId product, String domain) {
        Change change = Change.of(ChangeAction.DOMAIN_VERIFIED, domain);
        return domains.putVerified(product, domain)
                .filter(stored -> stored)
                .switchIfEmpty(Mono.defer(() -> refuse(product, domain)))
                .then(Mono.defer(() -> domains.find(product, domain)))
                .map(stored -> new Outcome.Changed<>(stored, change));
    }

    /** Somebody was faster, or the product has had more domains meanwhile. */
    private Mono<Boolean> refuse(ProductId product, String domain) {
        return claim(product, domain).flatMap(claim -> Mono.error(taken(domain)));
    }

    private static RuntimeException taken(String domain) {
        return Problem.of(ProductProblem.DOMAIN_TAKEN).with("domains", List.of(domain)).exception();
    }

    private void count(String outcome) {
        ProductMeter.DOMAIN_CHECKS.counter(meters, outcome).increment();
    }
}
