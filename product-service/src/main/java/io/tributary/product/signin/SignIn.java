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
    private final TokenIssuer tokens;
    private final Clock clock;
    private final Counter accepted;
    private final Counter refused;

    SignIn(
            SignInDomains domains,
            Nonces nonces,
            TokenIssuer tokens,
            Clock clock,
            MeterRegistry meters) {
        this.domains = domains;
        this.nonces = nonces;
        this.tokens = tokens;
        this.clock = clock;
        this.accepted = ProductMeter.SIGN_INS.counter(meters, "accepted");
        this.refused = ProductMeter.SIGN_INS.counter(meters, "refused");
    }

    /**
     * A token for the signer; 401 {@code sign-in-failed} whatever is wrong, so that nobody learns
     * what.
     */
    Mono<TokenIssuer.AccessToken> verify(String text, String signature) {
        return Mono.fromCallable(() -> signed(text, signature))
                .subscribeOn(Schedulers.parallel())
                .flatMap(Mono::justOrEmpty)
                .filterWhen(nonces::use)
                .map(this::accept)
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

    private Optional<SignInMessage> signed(String text, String signature) {
        return SignInMessageParser.parse(text)
                .filter(message -> domains.allow(message.domain()))
                .filter(this::isCurrent)
                .filter(message -> isSigned(message, text, signature));
    }

    private boolean isCurrent(SignInMessage message) {
        Instant now = clock.instant();
        return !message.issuedAt().isAfter(now.plus(AHEAD))
                && (message.expirationTime() == null || now.isBefore(message.expirationTime()))
                && (message.notBefore() == null || !now.isBefore(message.notBefore()));
    }

    private static boolean isSigned(SignInMessage message, String text, String signature) {
        return PersonalSignature.parse(signature)
                .flatMap(parsed -> parsed.signer(text))
                .filter(message.address()::equals)
                .isPresent();
    }
}
