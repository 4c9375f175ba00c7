package io.tributary.interaction.signature;

import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** Reads a header that has to be there once, so that no two readers can see different values. */
final class SingleHeader {

    private SingleHeader() {}

    /** The value, of visible ASCII and inner blanks; empty for anything else. */
    static Optional<String> of(HttpHeaders headers, String name, int longest) {
        List<String> values = headers.getOrEmpty(name);
        return values.size() == 1
                ? Optional.ofNullable(values.getFirst()).filter(value -> isPlain(value, longest))
                : Optional.empty();
    }

    private static boolean isPlain(String value, int longest) {
        return !value.isEmpty()
                && value.length() <= longest
                && value.chars().allMatch(character -> ' ' <= character && character <= '~');
    }
}
