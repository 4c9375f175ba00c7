package io.tributary.product.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.tributary.product.ProductProperties;
import io.tributary.product.signingkey.SigningKeys;
import io.tributary.values.Address;
import io.tributary.web.auth.AuthProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.springframework.stereotype.Component;

/** Issues the tokens with which wallets act: ES256, good for 15 minutes. */
@Component
class TokenIssuer {

    private final SigningKeys keys;
    private final String issuer;
    private final Duration life;
    private final Clock clock;

    TokenIssuer(SigningKeys keys, AuthProperties auth, ProductProperties properties, Clock clock) {
        this.keys = keys;
        this.issuer = auth.issuer();
        this.life = properties.tokenLife();
        this.clock = clock;
    }

    AccessToken issue(Address wallet) {
        Instant now = clock.instant();
        JWTClaimsSet claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .audience(AuthProperties.AUDIENCE)
                        .subject(wallet.value())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(life)))
                        .build();
        return new AccessToken(sign(claims), "Bearer", life.toSeconds());
    }

    private String sign(JWTClaimsSet claims) {
        ECKey key = keys.current();
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("the key was checked at the start", impossible);
        }
        return token.serialize();
    }

    /** The answer to a sign-in (RFC 6749, 5.1). */
    record AccessToken(String accessToken, String tokenType, long expiresIn) {

        /** Without the token. */
        @Override
        public String toString() {
            return "AccessToken[" + expiresIn + " s]";
        }
    }
}
