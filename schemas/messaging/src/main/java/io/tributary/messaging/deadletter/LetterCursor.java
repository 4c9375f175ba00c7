package io.tributary.messaging.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A place in the list of dead letters: for each partition that has older ones, the offset below
 * which they are. So what arrives meanwhile is neither listed twice nor pushes anything out.
 *
 * @param below the offsets, by partition
 */
public record LetterCursor(Map<Place, Long> below) {

    private static final String OFFSET = "[0-9]{1,5}=[0-9]{1,18}";
    private static final String TOPIC = "[a-z0-9.-]+:" + OFFSET + "(," + OFFSET + ")*+";
    private static final Pattern FORM = Pattern.compile(TOPIC + "(;" + TOPIC + ")*+");

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

    /** The opaque text that clients send back; short, since it travels in a URL. */
    public String encode() {
        Map<String, Map<Integer, Long>> topics = new TreeMap<>();
        below.forEach((place, offset) ->
                topics.computeIfAbsent(place.topic(), _ -> new TreeMap<>())
                        .put(place.partition(), offset));
        StringJoiner text = new StringJoiner(";");
        topics.forEach((topic, offsets) -> text.add(topic + ":" + words(offsets)));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(UTF_8));
    }

    /**
     * Reads what {@link #encode()} wrote.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static LetterCursor decode(String text) {
        String decoded = new String(Base64.getUrlDecoder().decode(text), UTF_8);
        if (!FORM.matcher(decoded).matches()) {
            throw new IllegalArgumentException("cursor: (expected: the nextCursor of an answer)");
        }
        Map<Place, Long> below = new HashMap<>();
        for (String topic : decoded.split(";", -1)) {
            int colon = topic.indexOf(':');
            for (String one : topic.substring(colon + 1).split(",", -1)) {
                int equals = one.indexOf('=');
                Place place =
                        new Place(
                                topic.substring(0, colon),
                                Integer.parseInt(one.substring(0, equals)));
                below.put(place, Long.parseLong(one.substring(equals + 1)));
            }
        }
        return new LetterCursor(below);
    }

    private static String words(Map<Integer, Long> offsets) {
        StringJoiner text = new StringJoiner(",");
        offsets.forEach((partition, offset) -> text.add(partition + "=" + offset));
        return text.toString();
    }
}
