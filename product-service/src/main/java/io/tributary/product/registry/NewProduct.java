package io.tributary.product.registry;

import io.tributary.values.HostName;
import io.tributary.web.json.JsonBody;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A product that is to be.
 *
 * @param name what people call it
 * @param domains each once, in the order in which a product's are answered
 */
record NewProduct(String name, List<String> domains) {

    private static final int LONGEST_NAME = 200;

    NewProduct {
        domains = domains.stream().distinct().sorted().toList();
    }

    /** The body that {@link #read} reads, for the OpenAPI document only. */
    record Body(String name, @Nullable List<String> domains) {}

    static NewProduct read(JsonBody body) {
        String name = body.text("name", LONGEST_NAME);
        List<String> domains =
                body.list(
                        "domains",
                        DomainName.MOST_OF_A_PRODUCT,
                        NewProduct::domain,
                        HostName.EXPECTED);
        if (name != null && name.isBlank()) {
            body.wrong("name", name, "1.." + LONGEST_NAME + " characters, not all blank");
        }
        body.refuseUnknownFields().check();
        return new NewProduct(Objects.requireNonNull(name), domains);
    }

    /**
     * A merge patch of a product (RFC 7396); null: stays as it is. Null in the body takes the
     * domains away, and a name cannot be taken away.
     */
    record Patch(@Nullable String name, @Nullable List<String> domains) {

        static Patch read(JsonBody body) {
            String name = body.raw("name") == null ? null : body.text("name", LONGEST_NAME);
            boolean named = body.raw("domains") != null;
            List<String> domains =
                    body.list(
                            "domains",
                            DomainName.MOST_OF_A_PRODUCT,
                            NewProduct::domain,
                            HostName.EXPECTED);
            if (name != null && name.isBlank()) {
                body.wrong("name", name, "1.." + LONGEST_NAME + " characters, not all blank");
            }
            body.refuseUnknownFields().check();
            return new Patch(name, named ? domains : null);
        }

        NewProduct applyTo(Product product) {
            return new NewProduct(
                    name == null ? product.name() : name,
                    domains == null ? product.domains() : domains);
        }
    }

    /**
     * SHA-256 of what is wanted, to tell whether two requests want the same. The name's length
     * comes first, since a name may have lines of its own.
     */
    String hash() {
        String text = name.length() + "\n" + name + "\n" + String.join("\n", domains);
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** The domain in lower case. */
    static String domain(String text) {
        return new HostName(text).value();
    }
}
