package io.tributary.product.signin;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.product.ProductProblem;
import io.tributary.product.meter.ProductMeter;
import io.tributary.web.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Checks a signed message: form, domain, times, signer, and last the nonce, which only a right
 * signature uses up.
 */
@Component
class SignIn {

    /** How far a client's clock may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofSeconds(60);

    private final SignInDomains domains;
    private final Nonces nonces;
    private final ContractWallets contracts;
    private final TokenIssuer tokens;
    private final Clock clock;
    private final Counter accepted;
    private final Counter refused;
    private final Counter unanswered;

    SignIn(
            SignInDomains domains,
            Nonces nonces,
            ContractWallets contracts,
            TokenIssuer tokens,
            Clock clock,
            MeterRegistry meters) {
        this.domains = domains;
        this.nonces = nonces;
        this.contracts = contracts;
        this.tokens = tokens;
        this.clock = clock;
        this.accepted = ProductMeter.SIGN_INS.counter(meters, "accepted");
        this.refused = ProductMeter.SIGN_INS.counter(meters, "refused");
        this.unanswered = ProductMeter.SIGN_INS.counter(meters, "unanswered");
    }

    /**
     * A token for the signer; 401 {@code sign-in-failed} whatever is wrong, so that nobody learns
     * what.
     */
    Mono<TokenIssuer.AccessToken> verify(String text, String signature) {
        return Mono.defer(() -> Mono.justOrEmpty(acceptable(text)))
                .filterWhen(message -> isSigned(message, text, signature))
                .subscribeOn(Schedulers.parallel())
                .filterWhen(nonces::use)
                .map(this::accept)
                .doOnError(away -> unanswered.increment())
                .switchIfEmpty(Mono.error(this::refuse));
    }

    private TokenIssuer.AccessToken accept(SignInMessage message) {
        accepted.increment();
        return tokens.issue(message.address());
    }

    private RuntimeException refuse() {
        refused.increment();
        return Problem.of(ProductProblem.SIGN_IN_FAILED).exception();
    }

    private Optional<SignInMessage> acceptable(String text) {
        return SignInMessageParser.parse(text)
                .filter(message -> domains.allow(message.domain()))
                .filter(this::isCurrent);
    }

    /**
     * By the account's key, else by the account's code, since an account may have both (EIP-7702).
     * The chain is asked for nonces that wait only, so that made-up messages cost it nothing.
     */
    private Mono<Boolean> isSigned(SignInMessage message, String text, String signature) {
        if (isSignedByKey(message, text, signature)) {
            return Mono.just(true);
        }
        return nonces.waits(message)
                .filter(waits -> waits)
                .flatMap(waits -> contracts.signed(message, text, signature))
                .defaultIfEmpty(false);
    }

    private boolean isCurrent(SignInMessage message) {
        Instant now = clock.instant();
        return !message.issuedAt().isAfter(now.plus(AHEAD))
                && (message.expirationTime() == null || now.isBefore(message.expirationTime()))
                && (message.notBefore() == null || !now.isBefore(message.notBefore()));
    }

    private static boolean isSignedByKey(SignInMessage message, String text, String signature) {
        return PersonalSignature.parse(signature)
                .flatMap(parsed -> parsed.signer(text))
                .filter(message.address()::equals)
                .isPresent();
    }
}
