package io.tributary.web.auth;

import io.tributary.web.limit.Allowance;
import io.tributary.web.limit.BucketId;
import io.tributary.web.limit.RateLimits;
import io.tributary.web.origin.CrossOrigin;
import io.tributary.web.origin.Origins;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import io.tributary.web.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Who calls {@code /external}: a product by its key, or a wallet; and whether it may ask for more
 * in this minute. A publishable key is bound to its origins where a browser names one; without
 * {@code Origin} (an app) the wallet's token is the proof, since whoever can leave the header out
 * could also forge it.
 */
final class ExternalCallers {

    /** The wallet's token beside a publishable key; not looked at beside a secret one. */
    static final String WALLET_TOKEN = "X-Wallet-Token";

    private final WalletTokens tokens;
    private final ApiKeyLookup keys;
    private final RateLimits limits;

    ExternalCallers(WalletTokens tokens, ApiKeyLookup keys, RateLimits limits) {
        this.tokens = tokens;
        this.keys = keys;
        this.limits = limits;
    }

    /**
     * The caller, counted; or an error, counted as well, on the address where nobody is known by
     * whom to count it.
     */
    Mono<Caller> find(@Nullable String bearer, ServerWebExchange exchange) {
        Mono<Caller> caller = bearer == null ? Mono.empty() : keyOrWallet(bearer, exchange);
        return caller.switchIfEmpty(Mono.error(() -> CallerFilter.unauthenticated(null)))
                .onErrorMap(refused -> counted(refused, exchange));
    }

    /** Counts a request of somebody who cannot be known yet. */
    void enterUnknown(ServerWebExchange exchange) {
        limits.enterByAddress(exchange);
    }

    private Mono<Caller> keyOrWallet(String bearer, ServerWebExchange exchange) {
        return ApiKeys.isKey(bearer)
                ? keys.byHash(ApiKeys.hash(bearer)).flatMap(key -> byKey(key, exchange))
                : tokens.verify(bearer).map(wallet -> byWallet(wallet, exchange));
    }

    private Caller byWallet(Caller.Wallet wallet, ServerWebExchange exchange) {
        limits.enter(exchange, BucketId.wallet(wallet.address()));
        return wallet;
    }

    private Mono<Caller> byKey(ApiKey key, ServerWebExchange exchange) {
        if (key.caller().secret()) {
            CrossOrigin.withdraw(exchange.getResponse().getHeaders());
            limits.enter(exchange, BucketId.key(key.caller().keyId()));
            return Mono.just(admit(key, key.caller(), exchange));
        }
        List<String> walletTokens = exchange.getRequest().getHeaders().getOrEmpty(WALLET_TOKEN);
        return proven(key.caller(), walletTokens)
                .map(caller -> admit(key, enter(caller, exchange), exchange));
    }

    private Mono<Caller.Key> proven(Caller.Key key, List<String> walletTokens) {
        if (walletTokens.isEmpty()) {
            return Mono.just(key);
        }
        Mono<Caller.Key> proven =
                walletTokens.size() > 1
                        ? Mono.empty()
                        : tokens.verify(walletTokens.getFirst()).map(key::provenBy);
        return proven.switchIfEmpty(Mono.error(Caller.Key::withoutWallet));
    }

    /* Counted on the wallet as well, so that one visitor cannot use up what a shop's key may. */
    private Caller.Key enter(Caller.Key key, ServerWebExchange exchange) {
        if (key.wallet() == null) {
            limits.enter(exchange, BucketId.key(key.keyId()));
        } else {
            limits.enter(exchange, BucketId.key(key.keyId()), BucketId.wallet(key.wallet()));
        }
        return key;
    }

    private static Caller admit(ApiKey key, Caller.Key caller, ServerWebExchange exchange) {
        String origin = Origins.of(exchange.getRequest().getHeaders());
        if (!caller.secret() && origin != null && !key.origins().contains(origin)) {
            throw Problem.of(CommonProblem.ORIGIN_NOT_ALLOWED).exception();
        }
        if (!key.productActive() && isWrite(exchange.getRequest().getMethod())) {
            throw Problem.of(CommonProblem.PRODUCT_INACTIVE).exception();
        }
        return caller;
    }

    private Throwable counted(Throwable refused, ServerWebExchange exchange) {
        if (Allowance.of(exchange) != null) {
            return refused;
        }
        try {
            limits.enterByAddress(exchange);
            return refused;
        } catch (ProblemException tooMuch) {
            return tooMuch;
        }
    }

    private static boolean isWrite(HttpMethod method) {
        return !method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD);
    }
}
