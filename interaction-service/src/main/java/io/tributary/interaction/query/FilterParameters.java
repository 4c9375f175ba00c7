package io.tributary.interaction.query;

import io.tributary.interaction.journal.InteractionFilter;
import io.tributary.interaction.type.TypeWord;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.web.auth.Caller;
import io.tributary.web.json.Times;
import io.tributary.web.paging.Parameters;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what a list is asked for. */
final class FilterParameters {

    private static final int LONGEST = 256;
    private static final String TEXT = "1.." + LONGEST + " characters";
    private static final List<String> SOURCES =
            List.of("sdk", "shopify", "woocommerce", "standard", "generic");
    private static final String SOURCE = "one of " + String.join(", ", SOURCES);
    private static final String UUID = "a lower-case UUID";

    private FilterParameters() {}

    /** Ends the request if these are wrong, or what was read before them. */
    static InteractionFilter read(Parameters parameters, Caller caller) {
        ProductId product = product(parameters, caller);
        Address wallet = parameters.optional("wallet", Address::parse, "20 bytes of hex");
        String type = parameters.optional("type", TypeWord::parse, TypeWord.EXPECTED);
        String source = parameters.word("source", SOURCES, SOURCE);
        String order = parameters.optional("orderId", FilterParameters::text, TEXT);
        String session = parameters.optional("sessionId", FilterParameters::text, TEXT);
        Instant from = parameters.optional("from", Times::parse, Times.EXPECTED);
        Instant to = parameters.optional("to", Times::parse, Times.EXPECTED);
        refuseReversed(from, to, parameters);
        parameters.check();
        return new InteractionFilter(
                Objects.requireNonNull(product),
                InteractionReaders.wallet(caller, wallet),
                type,
                source,
                order,
                session,
                from,
                to);
    }

    private static void refuseReversed(
            @Nullable Instant from, @Nullable Instant to, Parameters parameters) {
        if (from != null && to != null && to.isBefore(from)) {
            parameters.wrong("to", to.toString(), "not before from");
        }
    }

    /** A key has its own; a wallet may have roles on many, so it has to say. */
    private static @Nullable ProductId product(Parameters parameters, Caller caller) {
        return switch (caller) {
            case Caller.Wallet _ -> parameters.required("productId", ProductId::parse, UUID);
            case Caller.Key key ->
                    InteractionReaders.product(
                            key, parameters.optional("productId", ProductId::parse, UUID));
        };
    }

    private static String text(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new IllegalArgumentException("text: (expected: " + TEXT + ")");
        }
        return text;
    }
}
