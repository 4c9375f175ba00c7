package io.tributary.messaging.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * A place in the list of dead letters: for each partition that has older ones, the offset below
 * which they are. So what arrives meanwhile is neither listed twice nor pushes anything out.
 *
 * @param below the offsets, by partition
 */
public record LetterCursor(Map<Place, Long> below) {

    public LetterCursor {
        below = Map.copyOf(below);
    }

    /**
     * A partition of a topic of dead letters.
     *
     * @param topic without prefix
     * @param partition its number
     */
    public record Place(String topic, int partition) {}

    /** The opaque text that clients send back. */
    public String encode() {
        Map<String, Long> sorted = new TreeMap<>();
        below.forEach((place, offset) ->
                sorted.put(
                        new DeadLetterId(place.topic(), place.partition(), offset).toString(),
                        offset));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(",", sorted.keySet()).getBytes(UTF_8));
    }

    /**
     * Reads what {@link #encode()} wrote.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static LetterCursor decode(String text) {
        Map<Place, Long> below = new TreeMap<>(java.util.Comparator.comparing(Place::toString));
        for (String one : new String(Base64.getUrlDecoder().decode(text), UTF_8).split(",", -1)) {
            DeadLetterId id =
                    DeadLetterId.parse(one)
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "cursor: (expected: the nextCursor of an answer)"));
            below.put(new Place(id.topic(), id.partition()), id.offset());
        }
        return new LetterCursor(below);
    }
}
