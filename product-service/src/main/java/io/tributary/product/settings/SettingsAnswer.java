package io.tributary.product.settings;

import io.tributary.messaging.product.ProductSettings;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Settings as they are answered; null: without an end, and as many as the installation allows. */
record SettingsAnswer(
        String clientDedupWindow,
        Map<String, String> typeDedupWindows,
        @Nullable String attributionWindow,
        @Nullable Integer walletInteractionsPerHour,
        boolean payProcessingOrders,
        String claimLife) {

    static SettingsAnswer of(ProductSettings settings) {
        Map<String, String> windows = new TreeMap<>();
        settings.typeDedupWindows().forEach((type, window) -> windows.put(type, text(window)));
        int perHour = settings.walletInteractionsPerHour();
        return new SettingsAnswer(
                text(settings.clientDedupWindow()),
                windows,
                settings.attributionWindow().isZero() ? null : text(settings.attributionWindow()),
                perHour == 0 ? null : perHour,
                settings.payProcessingOrders(),
                text(settings.claimLife()));
    }

    /** ISO 8601 with days, which {@link Duration} itself writes as hours. */
    static String text(Duration duration) {
        long days = duration.toDays();
        Duration rest = duration.minusDays(days);
        if (days == 0) {
            return duration.toString();
        }
        return "P" + days + "D" + (rest.isZero() ? "" : rest.toString().substring(1));
    }
}
