package io.tributary.web.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.tributary.values.Address;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Checks tokens of wallets: ES256 by a key of the issuer, {@code iss}, {@code aud}, {@code exp},
 * {@code sub}.
 */
final class WalletTokens {

    private static final int LONGEST = 4096;
    private static final Duration LEEWAY = Duration.ofSeconds(30);

    private final WalletKeys keys;
    private final String issuer;

    WalletTokens(WalletKeys keys, String issuer) {
        this.keys = keys;
        this.issuer = issuer;
    }

    /** The wallet that signed in; empty if the token is not good. */
    Mono<Caller.Wallet> verify(String token) {
        SignedJWT jwt = parse(token);
        if (jwt == null) {
            return Mono.empty();
        }
        return keys.byId(jwt.getHeader().getKeyID())
                .filter(key -> isSignedBy(jwt, key))
                .flatMap(key -> Mono.justOrEmpty(wallet(jwt)));
    }

    private static @Nullable SignedJWT parse(String token) {
        if (token.length() > LONGEST) {
            return null;
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWSHeader header = jwt.getHeader();
            boolean taken =
                    JWSAlgorithm.ES256.equals(header.getAlgorithm())
                            && header.getKeyID() != null
                            && header.getCriticalParams() == null;
            return taken ? jwt : null;
        } catch (ParseException | IllegalArgumentException notOne) {
            return null;
        }
    }

    private static boolean isSignedBy(SignedJWT jwt, ECPublicKey key) {
        try {
            return jwt.verify(new ECDSAVerifier(key));
        } catch (JOSEException unreadable) {
            return false;
        }
    }

    private Caller.@Nullable Wallet wallet(SignedJWT jwt) {
        try {
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            return isMeant(claims) && isCurrent(claims)
                    ? new Caller.Wallet(new Address(claims.getSubject()))
                    : null;
        } catch (ParseException | IllegalArgumentException wrong) {
            return null;
        }
    }

    private boolean isMeant(JWTClaimsSet claims) {
        return issuer.equals(claims.getIssuer())
                && claims.getAudience().contains(AuthProperties.AUDIENCE)
                && claims.getSubject() != null;
    }

    /**
     * By the machine's clock, never a test's: what a token is worth does not move with the
     * business's time.
     */
    private static boolean isCurrent(JWTClaimsSet claims) {
        Instant now = Instant.now();
        Date expires = claims.getExpirationTime();
        Date notBefore = claims.getNotBeforeTime();
        return expires != null
                && now.isBefore(expires.toInstant().plus(LEEWAY))
                && (notBefore == null || !now.plus(LEEWAY).isBefore(notBefore.toInstant()));
    }
}
