package io.tributary.operations;

import io.tributary.events.Topic;
import io.tributary.messaging.deadletter.LetterCursor;
import io.tributary.messaging.deadletter.LetterQuery;
import io.tributary.messaging.step.DeadLetterReason;
import io.tributary.web.problem.FieldProblem;
import io.tributary.web.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads the parameters of the list of dead letters; all wrong ones are told at once. */
final class DeadLetterParameters {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    private final MultiValueMap<String, String> query;
    private final List<FieldProblem> errors = new ArrayList<>();

    private DeadLetterParameters(MultiValueMap<String, String> query) {
        this.query = query;
    }

    static LetterQuery read(MultiValueMap<String, String> query, List<Topic<?>> consumed) {
        DeadLetterParameters parameters = new DeadLetterParameters(query);
        Topic<?> topic =
                parameters.one(
                        "topic",
                        text -> ConsumedTopics.named(consumed, text),
                        ConsumedTopics.names(consumed));
        DeadLetterReason reason = parameters.one("reason", DeadLetterParameters::reason, reasons());
        Integer limit = parameters.one("limit", DeadLetterParameters::limit, "1.." + MAX_LIMIT);
        LetterCursor after =
                parameters.one("cursor", LetterCursor::decode, "the nextCursor of an answer");
        parameters.check();
        return new LetterQuery(
                topic == null ? consumed : List.of(topic),
                reason,
                limit == null ? DEFAULT_LIMIT : limit,
                after);
    }

    private <T> @Nullable T one(String name, Function<String, T> parse, String expected) {
        List<String> values = query.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return null;
        }
        String text = values.size() == 1 ? values.getFirst() : "";
        try {
            return parse.apply(text == null ? "" : text);
        } catch (IllegalArgumentException _) {
            errors.add(new FieldProblem(name, String.join(", ", values), expected));
            return null;
        }
    }

    private void check() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).exception();
        }
    }

    private static Integer limit(String text) {
        int limit = text.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit: " + text);
        }
        return limit;
    }

    private static DeadLetterReason reason(String word) {
        return Arrays.stream(DeadLetterReason.values())
                .filter(reason -> reason.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("reason: " + word));
    }

    private static String reasons() {
        return Arrays.stream(DeadLetterReason.values())
                .map(DeadLetterReason::word)
                .collect(Collectors.joining(", ", "one of ", ""));
    }
}
