package io.tributary.interaction.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A hash of what a client said happened, whatever the order of its fields: SHA-256, cut to 128
 * bits.
 */
final class ContentHash {

    private ContentHash() {}

    static UUID of(String type, @Nullable JsonNode data, @Nullable Instant occurredAt) {
        StringBuilder content = new StringBuilder(type).append('\n');
        content.append(occurredAt == null ? "" : occurredAt).append('\n');
        if (data != null) {
            write(data, content);
        }
        ByteBuffer hash = ByteBuffer.wrap(sha256(content.toString()));
        return new UUID(hash.getLong(), hash.getLong());
    }

    private static void write(JsonNode node, StringBuilder out) {
        if (node.isObject()) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            node.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
            out.append('{');
            sorted.forEach((name, value) -> writeField(name, value, out));
            out.append('}');
        } else if (node.isArray()) {
            out.append('[');
            node.values().forEach(item -> writeItem(item, out));
            out.append(']');
        } else {
            out.append(node);
        }
    }

    private static void writeField(String name, JsonNode value, StringBuilder out) {
        out.append(name.length()).append(':').append(name).append('=');
        writeItem(value, out);
    }

    private static void writeItem(JsonNode item, StringBuilder out) {
        write(item, out);
        out.append(',');
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
