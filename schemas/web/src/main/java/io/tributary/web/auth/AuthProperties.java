package io.tributary.web.auth;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who issues tokens of wallets.
 *
 * @param jwksUri where the issuer's keys are; a service that brings {@link WalletKeys} of its own
 *     needs none
 * @param issuer what {@code iss} has to be
 */
@ConfigurationProperties("tributary.auth")
public record AuthProperties(
        @Nullable URI jwksUri, @DefaultValue("http://127.0.0.1:8081") String issuer) {

    /** What {@code aud} has to contain. */
    public static final String AUDIENCE = "tributary";
}
