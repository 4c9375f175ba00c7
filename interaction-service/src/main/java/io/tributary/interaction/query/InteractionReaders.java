package io.tributary.interaction.query;

import io.tributary.interaction.journal.StoredInteraction;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.web.auth.Caller;
import io.tributary.web.auth.ProductAccess;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Whose interactions a caller may see: a secret key its product's, a publishable key those of the
 * wallet whose token came along, a wallet those of products on which it has any role.
 */
@Component
class InteractionReaders {

    private final ProductAccess access;

    InteractionReaders(ProductAccess access) {
        this.access = access;
    }

    /** Completes if the caller may see interactions of the product; else 404. */
    Mono<Void> require(Caller caller, ProductId product) {
        return switch (caller) {
            case Caller.Wallet wallet -> access.requireAny(wallet.address(), product);
            case Caller.Key key when key.product().equals(product) -> Mono.empty();
            case Caller.Key _ -> Mono.error(Problem.of(CommonProblem.NOT_FOUND).exception());
        };
    }

    /** Completes if the caller may see this one: a publishable key its wallet's own, else 404. */
    Mono<Void> require(Caller caller, StoredInteraction stored) {
        return caller instanceof Caller.Key key && !key.maySee(stored.product(), stored.wallet())
                ? Mono.error(Problem.of(CommonProblem.NOT_FOUND).exception())
                : require(caller, stored.product());
    }

    /** The product whose list a key is for; {@code named} by the caller, who may leave it out. */
    static ProductId product(Caller.Key key, @Nullable ProductId named) {
        if (named != null && !named.equals(key.product())) {
            throw Problem.of(CommonProblem.PRODUCT_MISMATCH).exception();
        }
        return key.product();
    }

    /** Whose interactions a list is of; a publishable key's are those of its wallet only. */
    static @Nullable Address wallet(Caller caller, @Nullable Address named) {
        if (!(caller instanceof Caller.Key key) || key.secret()) {
            return named;
        }
        Address own = key.wallet();
        if (own == null) {
            throw Caller.Key.withoutWallet();
        }
        if (named != null && !named.equals(own)) {
            throw Problem.of(CommonProblem.WALLET_MISMATCH).exception();
        }
        return own;
    }
}
