package io.tributary.messaging.deadletter;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a dead letter stands, for example {@code interactions.v1.campaign-service.dlt-0-17}.
 *
 * @param topic the dead letters' topic, without prefix
 * @param partition its partition
 * @param offset its offset
 */
public record DeadLetterId(String topic, int partition, long offset) {

    private static final Pattern FORM =
            Pattern.compile("([a-z0-9.-]{1,200})-(0|[1-9][0-9]{0,5})-(0|[1-9][0-9]{0,17})");

    /** Reads what {@link #toString()} writes; empty: it is none. */
    public static Optional<DeadLetterId> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new DeadLetterId(
                                matcher.group(1),
                                Integer.parseInt(matcher.group(2)),
                                Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "-" + offset;
    }
}
