package io.tributary.product.signin;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.tributary.product.ProductProperties;
import io.tributary.product.signingkey.SigningKeys;
import io.tributary.values.Address;
import io.tributary.values.ChainId;
import io.tributary.web.json.JsonBody;
import io.tributary.web.openapi.BodySchema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Sign-in over HTTP. */
@RestController
@SecurityRequirements
@RequestMapping("/auth")
class SignInController {

    /** Short, so that a key that was published is seen before it signs. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private static final long MOST_CHAINS = (1L << 53) - 1;

    /**
     * Longer texts are no message that the parser takes; they are still read, so that the answer is
     * the same.
     */
    private static final int LONGEST = 100_000;

    private final Nonces nonces;
    private final SignIn signIn;
    private final SignInDomains domains;
    private final SigningKeys keys;
    private final ProductProperties properties;
    private final Clock clock;

    SignInController(
            Nonces nonces,
            SignIn signIn,
            SignInDomains domains,
            SigningKeys keys,
            ProductProperties properties,
            Clock clock) {
        this.nonces = nonces;
        this.signIn = signIn;
        this.domains = domains;
        this.keys = keys;
        this.properties = properties;
        this.clock = clock;
    }

    @PostMapping("/nonce")
    Mono<Challenge> nonce(
            @BodySchema(NonceRequest.class) JsonBody body,
            @RequestHeader(name = "Host", required = false) @Nullable String host) {
        NonceRequest request = NonceRequest.read(body);
        return nonces.issue(request.address(), request.chainId(), properties.nonceLife())
                .map(nonce -> challenge(request, nonce, domains.choose(host)));
    }

    @ApiResponse(
            responseCode = "200",
            description = "A token of the wallet",
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "401", description = "sign-in-failed")
    @ApiResponse(responseCode = "503", description = "overloaded: the chain does not answer")
    @PostMapping("/verify")
    Mono<TokenIssuer.AccessToken> verify(@BodySchema(SignedMessage.class) JsonBody body) {
        SignedMessage signed = SignedMessage.read(body);
        return signIn.verify(signed.message(), signed.signature());
    }

    @GetMapping("/jwks.json")
    ResponseEntity<Map<String, Object>> jwks() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(keys.published());
    }

    private Challenge challenge(NonceRequest request, Nonce nonce, String domain) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String message =
                """
                %s wants you to sign in with your Ethereum account:
                %s

                Sign in to Tributary.

                URI: http://%s
                Version: 1
                Chain ID: %s
                Nonce: %s
                Issued At: %s\
                """
                        .formatted(
                                domain,
                                request.address().checksummed(),
                                domain,
                                request.chainId(),
                                nonce.value(),
                                now);
        return new Challenge(nonce.value(), message, nonce.expiresAt());
    }

    /** The answer to a wish to sign in. */
    record Challenge(String nonce, String message, Instant expiresAt) {}

    /** Who wants to sign in. */
    record NonceRequest(Address address, ChainId chainId) {

        static NonceRequest read(JsonBody body) {
            Address address = body.required("address", Address::parse, "20 bytes of hex");
            Long chain = body.integer("chainId", 1, MOST_CHAINS);
            body.refuseUnknownFields().check();
            return new NonceRequest(
                    Objects.requireNonNull(address), new ChainId(Objects.requireNonNull(chain)));
        }
    }

    /** A message with its signature. */
    record SignedMessage(String message, String signature) {

        static SignedMessage read(JsonBody body) {
            String message = body.text("message", LONGEST);
            String signature = body.text("signature", LONGEST);
            body.refuseUnknownFields().check();
            return new SignedMessage(
                    Objects.requireNonNull(message), Objects.requireNonNull(signature));
        }
    }
}
