package io.tributary.product.bank;

import io.tributary.product.ProductProblem;
import io.tributary.product.audit.Change;
import io.tributary.product.audit.ChangeAction;
import io.tributary.product.registry.Bank;
import io.tributary.product.registry.ProductChanges;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.values.Role;
import io.tributary.web.auth.ProductAccess;
import io.tributary.web.problem.Problem;
import io.tributary.web.problem.ProblemException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes a bank: the role first, then the chain, then the transaction, which asks nobody. */
@Component
class BankRegistration {

    private final ProductAccess access;
    private final BankCheck check;
    private final ProductChanges changes;
    private final Banks banks;

    BankRegistration(ProductAccess access, BankCheck check, ProductChanges changes, Banks banks) {
        this.access = access;
        this.check = check;
        this.changes = changes;
        this.banks = banks;
    }

    Mono<Bank> register(ProductId product, NewBank wanted, Address caller) {
        return access.require(caller, product, Role.PRODUCT_ADMINISTRATOR)
                .then(Mono.defer(() -> requireNone(product, wanted)))
                .then(Mono.defer(() -> check.require(product, wanted)))
                .then(Mono.defer(() -> write(product, wanted, caller)));
    }

    private Mono<Bank> write(ProductId product, NewBank wanted, Address caller) {
        return changes.change(product, caller, registered(wanted), insert(product, wanted));
    }

    /** A second bank is refused before the chain is asked; the insert decides again. */
    private Mono<Void> requireNone(ProductId product, NewBank wanted) {
        return banks.find(product, wanted.chainId(), wanted.token())
                .flatMap(known -> Mono.<Void>error(exists()));
    }

    private Mono<Bank> insert(ProductId product, NewBank wanted) {
        return banks.insert(product, wanted)
                .switchIfEmpty(Mono.defer(() -> whyNot(product, wanted).flatMap(Mono::error)));
    }

    private Mono<ProblemException> whyNot(ProductId product, NewBank wanted) {
        return banks.find(product, wanted.chainId(), wanted.token())
                .map(known -> exists())
                .defaultIfEmpty(Problem.of(ProductProblem.TOO_MANY_BANKS).exception());
    }

    private static Change registered(NewBank wanted) {
        return Change.of(ChangeAction.BANK_REGISTERED, wanted.token())
                .with("chainId", wanted.chainId())
                .with("bank", wanted.bank());
    }

    private static ProblemException exists() {
        return Problem.of(ProductProblem.BANK_EXISTS).exception();
    }
}
