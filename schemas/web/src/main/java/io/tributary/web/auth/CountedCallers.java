package io.tributary.web.auth;

import io.tributary.values.Address;
import io.tributary.web.limit.Allowance;
import io.tributary.web.limit.BucketId;
import io.tributary.web.limit.RateLimits;
import io.tributary.web.origin.CrossOrigin;
import io.tributary.web.origin.Origins;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import io.tributary.web.problem.ProblemException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Who calls: a product by its key, or a wallet; and whether it may ask for more in this minute. A
 * publishable key is bound to its origins where a browser names one; without {@code Origin} (an
 * app) the wallet's token is the proof, since whoever can leave the header out could also forge it.
 *
 * <p>Whoever is not known by a good key or token is counted on the address, and so is a publishable
 * key without its wallet's token: it stands in a page that everybody reads, and whoever copied it
 * must not use up what the shop's visitors may ask for.
 */
final class CountedCallers {

    /** The wallet's token beside a publishable key; not looked at beside a secret one. */
    static final String WALLET_TOKEN = "X-Wallet-Token";

    private final WalletTokens tokens;
    private final ApiKeyLookup keys;
    private final RateLimits limits;

    CountedCallers(WalletTokens tokens, ApiKeyLookup keys, RateLimits limits) {
        this.tokens = tokens;
        this.keys = keys;
        this.limits = limits;
    }

    /** Who calls {@code /external}, counted; or an error, counted as well. */
    Mono<Caller> keyOrWallet(@Nullable String bearer, ServerWebExchange exchange) {
        if (bearer != null && ApiKeys.isKey(bearer)) {
            String hash = ApiKeys.hash(bearer);
            return known(keys.byHash(hash).flatMap(key -> byKey(key, exchange)), exchange);
        }
        return known(byToken(bearer, BucketId::wallet, exchange), exchange);
    }

    /** Who calls {@code /business} or {@code /wallet}, counted; or an error, counted as well. */
    Mono<Caller> wallet(@Nullable String bearer, ServerWebExchange exchange) {
        return known(byToken(bearer, BucketId::walletRequests, exchange), exchange);
    }

    /** Counts a request of somebody who cannot be known yet. */
    void enterUnknown(ServerWebExchange exchange) {
        limits.enterByAddress(exchange);
    }

    private Mono<Caller> known(Mono<Caller> found, ServerWebExchange exchange) {
        return found.switchIfEmpty(Mono.error(() -> CallerFilter.unauthenticated(null)))
                .onErrorMap(refused -> counted(refused, exchange));
    }

    private Mono<Caller> byToken(
            @Nullable String token, Function<Address, BucketId> of, ServerWebExchange exchange) {
        return token == null
                ? Mono.empty()
                : tokens.verify(token)
                        .doOnNext(wallet -> limits.enter(exchange, of.apply(wallet.address())))
                        .cast(Caller.class);
    }

    private Mono<Caller> byKey(ApiKey key, ServerWebExchange exchange) {
        if (key.caller().secret()) {
            CrossOrigin.withdraw(exchange.getResponse().getHeaders());
            return Mono.just(enter(key, key.caller(), exchange));
        }
        requireOrigin(key, exchange);
        List<String> walletTokens = exchange.getRequest().getHeaders().getOrEmpty(WALLET_TOKEN);
        return proven(key.caller(), walletTokens).map(caller -> enter(key, caller, exchange));
    }

    private static void requireOrigin(ApiKey key, ServerWebExchange exchange) {
        String origin = Origins.of(exchange.getRequest().getHeaders());
        if (origin != null && !key.origins().contains(origin)) {
            throw Problem.of(CommonProblem.ORIGIN_NOT_ALLOWED).exception();
        }
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

    private Caller enter(ApiKey key, Caller.Key caller, ServerWebExchange exchange) {
        if (!caller.isProven()) {
            limits.enterByAddress(exchange);
        } else if (caller.wallet() == null) {
            limits.enter(exchange, BucketId.key(caller.keyId()));
        } else {
            limits.enter(exchange, BucketId.key(caller.keyId()), BucketId.wallet(caller.wallet()));
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
