package io.tributary.product.signin;

import io.tributary.product.ProductProperties;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The hosts for which messages are signed; a message for another host was made by somebody else's
 * page.
 */
@Component
class SignInDomains {

    private final List<String> configured;
    private final Environment environment;

    SignInDomains(ProductProperties properties, Environment environment) {
        this.configured = properties.signInDomains().stream().map(SignInDomains::lower).toList();
        this.environment = environment;
    }

    boolean allow(String domain) {
        return allowed().contains(lower(domain));
    }

    /** The domain of a message that we write: the one that was asked, where it is allowed. */
    String choose(@Nullable String host) {
        List<String> allowed = allowed();
        return host != null && allowed.contains(lower(host)) ? lower(host) : allowed.getFirst();
    }

    /** Without any configured: this service itself, at the port that it really has. */
    private List<String> allowed() {
        if (!configured.isEmpty()) {
            return configured;
        }
        String port =
                environment.getProperty(
                        "local.server.port", environment.getProperty("server.port", "8081"));
        return List.of("127.0.0.1:" + port, "localhost:" + port);
    }

    private static String lower(String domain) {
        return domain.strip().toLowerCase(Locale.ROOT);
    }
}
