package io.tributary.web.auth;

import io.tributary.web.origin.CrossOrigin;
import io.tributary.web.origin.Origins;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Who calls {@code /external}: a product by its key, or a wallet. A publishable key is bound to its
 * origins where a browser names one; without {@code Origin} (an app) the wallet's token is the
 * proof, since whoever can leave the header out could also forge it.
 */
final class ExternalCallers {

    /** The wallet's token beside a publishable key; not looked at beside a secret one. */
    static final String WALLET_TOKEN = "X-Wallet-Token";

    private final WalletTokens tokens;
    private final ApiKeyLookup keys;

    ExternalCallers(WalletTokens tokens, ApiKeyLookup keys) {
        this.tokens = tokens;
        this.keys = keys;
    }

    /** The caller; empty if what it brought is not good. */
    Mono<Caller> find(String bearer, ServerWebExchange exchange) {
        return ApiKeys.isKey(bearer)
                ? keys.byHash(ApiKeys.hash(bearer)).flatMap(key -> admit(key, exchange))
                : tokens.verify(bearer).cast(Caller.class);
    }

    private Mono<Caller> admit(ApiKey key, ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        if (!key.productActive() && isWrite(exchange.getRequest().getMethod())) {
            return Mono.error(Problem.of(CommonProblem.PRODUCT_INACTIVE).exception());
        }
        if (key.caller().secret()) {
            CrossOrigin.withdraw(exchange.getResponse().getHeaders());
            return Mono.just(key.caller());
        }
        String origin = Origins.of(headers);
        if (origin != null && !key.origins().contains(origin)) {
            return Mono.error(Problem.of(CommonProblem.ORIGIN_NOT_ALLOWED).exception());
        }
        return withWallet(key.caller(), headers.getOrEmpty(WALLET_TOKEN));
    }

    private Mono<Caller> withWallet(Caller.Key key, List<String> walletTokens) {
        if (walletTokens.isEmpty()) {
            return Mono.just(key);
        }
        Mono<Caller> proven =
                walletTokens.size() > 1
                        ? Mono.empty()
                        : tokens.verify(walletTokens.getFirst()).map(key::provenBy);
        return proven.switchIfEmpty(Mono.error(Caller.Key::withoutWallet));
    }

    private static boolean isWrite(HttpMethod method) {
        return !method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD);
    }
}
