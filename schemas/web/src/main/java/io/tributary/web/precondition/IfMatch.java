package io.tributary.web.precondition;

import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The {@code If-Match} of a request that needs one (RFC 9110, section 13.1.1); an argument of any
 * controller's method. It is compared strongly: a weak tag matches nothing. A field that cannot be
 * read is a problem {@code invalid-request} (422).
 *
 * @param tags the opaque tags; null: there was no such field; empty: {@code *}, or only weak ones
 * @param any whether the field was {@code *}, which any state matches
 */
public record IfMatch(@Nullable List<String> tags, boolean any) {

    /** Matches whatever is there; for work whose sender need not have seen anything. */
    public static final IfMatch ANY = new IfMatch(List.of(), true);

    static final IfMatch ABSENT = new IfMatch(null, false);

    public IfMatch {
        tags = tags == null ? null : List.copyOf(tags);
    }

    /**
     * Completes if the request holds for this version, which is also its ETag; 428 {@code
     * precondition-required} without the field, 412 {@code precondition-failed} for another state.
     */
    public Mono<Void> require(long version) {
        if (any) {
            return Mono.empty();
        }
        if (tags == null) {
            return Mono.error(Problem.of(CommonProblem.PRECONDITION_REQUIRED).exception());
        }
        return tags.contains(Long.toString(version)) ? Mono.empty() : Mono.error(changed(version));
    }

    private static RuntimeException changed(long version) {
        return Problem.of(CommonProblem.PRECONDITION_FAILED).with("version", version).exception();
    }
}
