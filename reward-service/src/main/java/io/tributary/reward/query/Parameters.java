package io.tributary.reward.query;

import io.tributary.web.problem.FieldProblem;
import io.tributary.web.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The parameters of a list; what is wrong with them is told all at once. */
public final class Parameters {

    private final MultiValueMap<String, String> values;
    private final List<FieldProblem> errors = new ArrayList<>();

    public Parameters(MultiValueMap<String, String> values) {
        this.values = values;
    }

    /** The parameter, read by {@code parse}; null if it is missing or wrong. */
    public <T> @Nullable T optional(String name, Function<String, T> parse, String expected) {
        List<String> given = values.get(name);
        if (given == null || given.isEmpty()) {
            return null;
        }
        try {
            if (given.size() == 1) {
                return parse.apply(given.getFirst());
            }
        } catch (IllegalArgumentException wrong) {
            errors.add(new FieldProblem(name, given.getFirst(), expected));
            return null;
        }
        errors.add(new FieldProblem(name, String.join(",", given), expected + ", once"));
        return null;
    }

    /** Ends the request with 422 if anything is wrong. */
    public void check() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).exception();
        }
    }
}
