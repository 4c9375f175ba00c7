package io.tributary.product.bank;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.product.ProductProblem;
import io.tributary.product.ProductProperties;
import io.tributary.product.chain.ChainClient;
import io.tributary.product.chain.ContractCall;
import io.tributary.product.meter.ProductMeter;
import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import io.tributary.values.ProductId;
import io.tributary.web.problem.FieldProblem;
import io.tributary.web.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks the chain whether a bank can pay for a product, and says all that differs. */
@Component
class BankCheck {

    private final MeterRegistry meters;
    private final ChainClient chain;
    private final Address distributor;
    private final @Nullable Address ledger;

    BankCheck(ChainClient chain, ProductProperties properties, MeterRegistry meters) {
        this.meters = meters;
        this.chain = chain;
        this.distributor = properties.distributor();
        this.ledger = properties.ledger();
    }

    /**
     * Completes if the bank fits; else 422 {@code bank-mismatch}, or 503 while the chain cannot be
     * asked.
     */
    Mono<Void> require(ProductId product, NewBank wanted) {
        return Flux.mergeSequential(
                        code("/token", wanted.token()),
                        code("/bank", wanted.bank()),
                        productId(product, wanted.bank()),
                        distributorRole(wanted.bank()),
                        authorisedPusher(wanted.bank()))
                .collectList()
                .doOnError(away -> count("unanswered"))
                .flatMap(this::refuse);
    }

    private Mono<Void> refuse(List<FieldProblem> differences) {
        count(differences.isEmpty() ? "fits" : "differs");
        return differences.isEmpty()
                ? Mono.empty()
                : Mono.error(
                        new Problem(ProductProblem.BANK_MISMATCH, null, differences, Map.of())
                                .exception());
    }

    private void count(String outcome) {
        ProductMeter.BANK_CHECKS.counter(meters, outcome).increment();
    }

    private Mono<FieldProblem> code(String pointer, Address address) {
        return chain.hasCode(address)
                .filter(there -> !there)
                .map(none -> new FieldProblem(pointer, address.value(), "a contract"));
    }

    private Mono<FieldProblem> productId(ProductId product, Address bank) {
        Bytes32 expected = Bytes32.of(product.value());
        return ask(bank, ContractCall.of("productId()"))
                .filter(word -> !word.equals(Optional.of(expected)))
                .map(word -> difference(word.map(Bytes32::value), "productId() " + expected));
    }

    private Mono<FieldProblem> distributorRole(Address bank) {
        return ask(bank, BankCalls.hasDistributorRole(distributor))
                .filter(word -> !BankCalls.isTrue(word))
                .map(word -> difference(Optional.empty(), "DISTRIBUTOR_ROLE for " + distributor));
    }

    private Mono<FieldProblem> authorisedPusher(Address bank) {
        return ask(bank, BankCalls.LEDGER)
                .flatMap(word -> authorisedBy(word.flatMap(BankCalls::address), bank));
    }

    private Mono<FieldProblem> authorisedBy(Optional<Address> found, Address bank) {
        if (found.isEmpty() || (ledger != null && !ledger.equals(found.get()))) {
            String expected = ledger == null ? "a ledger" : "ledger() " + ledger;
            return Mono.just(difference(found.map(Address::value), expected));
        }
        return ask(found.get(), BankCalls.isAuthorisedPusher(bank))
                .filter(word -> !BankCalls.isTrue(word))
                .map(word ->
                        difference(
                                Optional.empty(),
                                "an authorised pusher of the ledger " + found.get()));
    }

    private Mono<Optional<Bytes32>> ask(Address contract, ContractCall call) {
        return chain.word(contract, call).singleOptional();
    }

    private static FieldProblem difference(Optional<String> found, String expected) {
        return new FieldProblem("/bank", found.orElse(null), expected);
    }
}
