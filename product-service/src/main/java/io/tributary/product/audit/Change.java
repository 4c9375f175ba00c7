package io.tributary.product.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was done, for the log: never a secret, nor its hash.
 *
 * @param action what kind of change it is
 * @param subject to what, for example a key's id or an administrator's wallet
 * @param details what else is worth knowing; values are texts, numbers, truth values, value types
 *     and lists of them
 */
public record Change(ChangeAction action, String subject, Map<String, Object> details) {

    public Change {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /** Without details. */
    public static Change of(ChangeAction action, Object subject) {
        return new Change(action, subject.toString(), Map.of());
    }

    /** The same with one more detail. */
    public Change with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new Change(action, subject, more);
    }

    /** The same with one more value that was another before; null: there was, or is, none. */
    public Change with(String name, @Nullable Object from, @Nullable Object to) {
        return with(name, new FromTo(from, to));
    }

    /** A value before and after. */
    private record FromTo(@Nullable Object from, @Nullable Object to) {}
}
