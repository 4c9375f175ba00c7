package io.tributary.product.settings;

import io.tributary.messaging.product.ProductSettings;
import io.tributary.web.json.JsonBody;
import io.tributary.web.problem.FieldProblem;
import io.tributary.web.problem.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A merge patch of settings (RFC 7396): what is not named stays, null is the default again.
 *
 * @param named the fields of the patch
 * @param typeDedupWindows windows by type; an empty one ends; null: all end
 */
record SettingsPatch(
        Set<String> named,
        @Nullable Duration clientDedupWindow,
        @Nullable Map<String, List<Duration>> typeDedupWindows,
        @Nullable Duration attributionWindow,
        int walletInteractionsPerHour,
        boolean payProcessingOrders,
        @Nullable Duration claimLife) {

    private static final int MOST_TYPES = 50;
    private static final int MOST_PER_HOUR = 1_000_000;
    private static final Duration LONGEST_WINDOW = Duration.ofDays(90);
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z0-9_]+)+");
    private static final int LONGEST_TYPE = 100;

    /** An order is an order for ever. */
    private static final Set<String> WITHOUT_WINDOW =
            Set.of("purchase.completed", "purchase.refunded", "purchase.cancelled");

    static SettingsPatch read(JsonBody body) {
        Duration second = Duration.ofSeconds(1);
        SettingsPatch patch =
                new SettingsPatch(
                        Set.copyOf(body.node().propertyNames()),
                        duration(body, "clientDedupWindow", second, LONGEST_WINDOW),
                        typeWindows(body),
                        duration(
                                body,
                                "attributionWindow",
                                Duration.ofHours(1),
                                Duration.ofDays(3650)),
                        (int) body.integer("walletInteractionsPerHour", 1, MOST_PER_HOUR, 0),
                        body.flag("payProcessingOrders", false),
                        duration(body, "claimLife", Duration.ofMinutes(1), Duration.ofDays(365)));
        body.refuseUnknownFields().check();
        return patch;
    }

    // Over the bound because it is the list of the settings.
    ProductSettings applyTo(ProductSettings before) {
        ProductSettings defaults = ProductSettings.DEFAULTS;
        return new ProductSettings(
                pick(
                        "clientDedupWindow",
                        before.clientDedupWindow(),
                        clientDedupWindow,
                        defaults.clientDedupWindow()),
                named.contains("typeDedupWindows")
                        ? merged(before.typeDedupWindows())
                        : before.typeDedupWindows(),
                pick(
                        "attributionWindow",
                        before.attributionWindow(),
                        attributionWindow,
                        defaults.attributionWindow()),
                pick(
                        "walletInteractionsPerHour",
                        before.walletInteractionsPerHour(),
                        walletInteractionsPerHour,
                        0),
                pick(
                        "payProcessingOrders",
                        before.payProcessingOrders(),
                        payProcessingOrders,
                        false),
                pick("claimLife", before.claimLife(), claimLife, defaults.claimLife()));
    }

    private <T> T pick(String name, T before, @Nullable T given, T otherwise) {
        if (!named.contains(name)) {
            return before;
        }
        return given == null ? otherwise : given;
    }

    private Map<String, Duration> merged(Map<String, Duration> before) {
        if (typeDedupWindows == null) {
            return Map.of();
        }
        Map<String, Duration> windows = new HashMap<>(before);
        windows.keySet().removeAll(typeDedupWindows.keySet());
        typeDedupWindows.forEach((type, one) -> one.forEach(window -> windows.put(type, window)));
        if (windows.size() > MOST_TYPES) {
            String most = "at most " + MOST_TYPES + " types";
            throw Problem.invalid(List.of(new FieldProblem("/typeDedupWindows", null, most)))
                    .exception();
        }
        return windows;
    }

    private static @Nullable Map<String, List<Duration>> typeWindows(JsonBody body) {
        JsonBody given = body.optionalObject("typeDedupWindows");
        if (given == null) {
            return null;
        }
        Map<String, List<Duration>> windows = new LinkedHashMap<>();
        for (String type : given.node().propertyNames()) {
            Duration window = duration(given, type, Duration.ofSeconds(1), LONGEST_WINDOW);
            windows.put(type, window == null ? List.of() : List.of(window));
            if (!hasWindow(type)) {
                given.wrong(type, type, "a type that is not deduplicated for ever");
            }
        }
        return windows;
    }

    private static boolean hasWindow(String type) {
        return type.length() <= LONGEST_TYPE
                && TYPE.matcher(type).matches()
                && !WITHOUT_WINDOW.contains(type);
    }

    private static @Nullable Duration duration(
            JsonBody body, String name, Duration least, Duration most) {
        String expected =
                "whole seconds, " + SettingsAnswer.text(least) + ".." + SettingsAnswer.text(most);
        return body.optional(name, within(least, most), expected);
    }

    private static Function<String, Duration> within(Duration least, Duration most) {
        return text -> {
            Duration duration = Duration.parse(text);
            boolean fits = duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
            return require(duration, fits && duration.toNanosPart() == 0);
        };
    }

    private static Duration require(Duration duration, boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException("duration: " + duration);
        }
        return duration;
    }
}
