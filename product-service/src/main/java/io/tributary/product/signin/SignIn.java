package io.tributary.product.signin;

import io.tributary.product.ProductProblem;
import io.tributary.web.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Checks a signed message: form, domain, times, signer, and last the nonce, which only a right signature uses up. */
@Component
class SignIn {

    /** How far a client's clock may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofSeconds(60);

    private final SignInDomains domains;
    private final Nonces nonces;
    private final TokenIssuer tokens;
    private final Clock clock;

    SignIn(SignInDomains domains, Nonces nonces, TokenIssuer tokens, Clock clock) {
        this.domains = domains;
        this.nonces = nonces;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** A token for the signer; 401 {@code sign-in-failed} whatever is wrong, so that nobody learns what. */
    Mono<TokenIssuer.AccessToken> verify(String text, String signature) {
        return Mono.fromCallable(() -> signed(text, signature))
                .subscribeOn(Schedulers.parallel())
                .flatMap(Mono::justOrEmpty)
                .filterWhen(nonces::use)
                .map(message -> tokens.issue(message.address()))
                .switchIfEmpty(Mono.error(() -> Problem.of(ProductProblem.SIGN_IN_FAILED).exception()));
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
