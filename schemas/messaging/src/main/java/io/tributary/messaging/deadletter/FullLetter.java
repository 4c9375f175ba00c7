package io.tributary.messaging.deadletter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter with its content.
 *
 * @param listed as in the list
 * @param headers every header as text, cut at 1000 characters; of those with one name the last
 * @param value the record's fields where it can be decoded, else its bytes in base64; null without
 *     a value
 */
public record FullLetter(ListedLetter listed, Map<String, String> headers, @Nullable Object value) {

    public FullLetter {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }
}
