package io.tributary.messaging.step;

import io.r2dbc.postgresql.api.PostgresqlException;
import io.r2dbc.spi.R2dbcException;
import io.tributary.messaging.ContentException;
import io.tributary.messaging.RegistryTroubleException;
import io.tributary.messaging.SqlFailure;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * What a failed attempt tells.
 *
 * @param kind what to do about it
 * @param detail value and expectation, for the dead letter; no payload
 * @param cause the exception itself
 */
record Failure(Kind kind, String detail, Throwable cause) {

    private static final int MAX_CAUSES = 20;
    private static final int MAX_DETAIL = 300;

    /** What to do about a failure. */
    enum Kind {
        /** The run was ended from outside: give up. */
        STOPPED,
        /** Two transactions met (serialization failure, deadlock): try again at once. */
        CONFLICT,
        /** The content of a record did it: find the record. */
        CONTENT,
        /** A constraint was broken: find the record, and see whether it breaks it again. */
        CONSTRAINT,
        /** The database is away or refuses for reasons of its own: wait. */
        DATABASE,
        /** The registry is away: wait. */
        REGISTRY,
        /** Kafka is away: wait. */
        BROKER,
        /** Cannot be told: content if it happens three times while the database answers. */
        UNKNOWN
    }

    static Failure of(Throwable thrown) {
        return causes(thrown)
                .map(Failure::known)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> new Failure(Kind.UNKNOWN, describe(rootOf(thrown)), thrown));
    }

    static Throwable rootOf(Throwable thrown) {
        return causes(thrown).reduce(thrown, (outer, inner) -> inner);
    }

    static String cut(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= MAX_DETAIL ? line : line.substring(0, MAX_DETAIL) + "…";
    }

    private static Optional<Failure> known(Throwable cause) {
        return switch (cause) {
            case StepStoppedException e -> found(Kind.STOPPED, text(e), e);
            case ContentException e -> found(Kind.CONTENT, text(e), e);
            case RegistryTroubleException e -> found(Kind.REGISTRY, describe(e), e);
            case R2dbcException e -> found(kindOf(e), describe(e), e);
            case KafkaException e -> found(Kind.BROKER, describe(e), e);
            case TimeoutException e -> found(Kind.DATABASE, describe(e), e);
            case IOException e -> found(Kind.DATABASE, describe(e), e);
            case InterruptedException e -> found(Kind.DATABASE, describe(e), e);
            default -> Optional.empty();
        };
    }

    private static Kind kindOf(R2dbcException e) {
        return switch (SqlFailure.of(e)) {
            case CONTENT -> isConstraint(e) ? Kind.CONSTRAINT : Kind.CONTENT;
            case CONFLICT -> Kind.CONFLICT;
            case UNAVAILABLE, OTHER -> Kind.DATABASE;
        };
    }

    /**
     * Two deliveries of one record can meet in a unique index; alone and again, it is its content.
     */
    private static boolean isConstraint(R2dbcException e) {
        return Objects.requireNonNullElse(e.getSqlState(), "").startsWith("23");
    }

    private static String describe(Throwable cause) {
        return switch (cause) {
            case PostgresqlException e ->
                    cut("SQLSTATE " + e.getErrorDetails().getCode() + ": " + text(cause));
            default -> cut(cause.getClass().getSimpleName() + ": " + text(cause));
        };
    }

    private static String text(Throwable cause) {
        return cut(Objects.requireNonNullElse(cause.getMessage(), "no message"));
    }

    private static Optional<Failure> found(Kind kind, String detail, Throwable cause) {
        return Optional.of(new Failure(kind, detail, cause));
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        Stream.Builder<Throwable> causes = Stream.builder();
        @Nullable Throwable next = thrown;
        for (int depth = 0; next != null && depth < MAX_CAUSES; depth++) {
            causes.add(next);
            next = next.getCause();
        }
        return causes.build();
    }
}
