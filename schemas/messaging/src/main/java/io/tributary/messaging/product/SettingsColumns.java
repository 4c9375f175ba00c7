package io.tributary.messaging.product;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The columns in which product-service and every service that learns of products keep {@link
 * ProductSettings}: of the same names in both tables, so that they are read in one way.
 */
public final class SettingsColumns {

    /** The columns, for a select; {@code type_dedup_seconds} leaves as text. */
    public static final String SELECT =
            """
            client_dedup_seconds, type_dedup_seconds::text as type_dedup_seconds,
            attribution_seconds, wallet_interactions_per_hour, pay_processing_orders,
            claim_life_seconds\
            """;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Long>> SECONDS = new TypeReference<>() {};

    private SettingsColumns() {}

    /** Reads what {@link #SELECT} selected. */
    public static ProductSettings read(Readable row) {
        return new ProductSettings(
                seconds(row, "client_dedup_seconds"),
                typeWindows(Column.text(row, "type_dedup_seconds")),
                seconds(row, "attribution_seconds"),
                Column.of(row, "wallet_interactions_per_hour", Integer.class),
                Column.of(row, "pay_processing_orders", Boolean.class),
                seconds(row, "claim_life_seconds"));
    }

    /** The windows of single types as {@code type_dedup_seconds} keeps them. */
    public static String typeSeconds(Map<String, Duration> windows) {
        Map<String, Long> seconds = new TreeMap<>();
        windows.forEach((type, window) -> seconds.put(type, window.toSeconds()));
        return JSON.writeValueAsString(seconds);
    }

    private static Map<String, Duration> typeWindows(String json) {
        Map<String, Duration> windows = new TreeMap<>();
        JSON.readValue(json, SECONDS)
                .forEach((type, seconds) -> windows.put(type, Duration.ofSeconds(seconds)));
        return windows;
    }

    private static Duration seconds(Readable row, String column) {
        return Duration.ofSeconds(Column.of(row, column, Long.class));
    }
}
