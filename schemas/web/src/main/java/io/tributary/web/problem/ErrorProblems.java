package io.tributary.web.problem;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebInputException;

/**
 * What a client is told of an error: its own words for ours, few words for the framework's, none
 * for unknown ones.
 */
final class ErrorProblems {

    private static final Map<Integer, CommonProblem> BY_STATUS =
            Map.of(
                    401, CommonProblem.UNAUTHENTICATED,
                    404, CommonProblem.NOT_FOUND,
                    405, CommonProblem.METHOD_NOT_ALLOWED,
                    406, CommonProblem.NOT_ACCEPTABLE,
                    408, CommonProblem.REQUEST_TIMEOUT,
                    413, CommonProblem.TOO_LARGE,
                    415, CommonProblem.UNSUPPORTED_MEDIA_TYPE,
                    422, CommonProblem.INVALID_REQUEST,
                    503, CommonProblem.OVERLOADED);

    private final List<ProblemTranslator> translators;

    ErrorProblems(List<ProblemTranslator> translators) {
        this.translators = translators;
    }

    /** The problem of this error; null where nobody knows it. */
    @Nullable ProblemException find(Throwable error) {
        if (error instanceof ProblemException known) {
            return known;
        }
        for (ProblemTranslator translator : translators) {
            ProblemException translated = translator.translate(error);
            if (translated != null) {
                return translated;
            }
        }
        return frameworkProblem(error);
    }

    private static @Nullable ProblemException frameworkProblem(Throwable error) {
        return switch (error) {
            case MissingRequestValueException missing -> missingValue(missing).exception();
            case ServerWebInputException wrong -> wrongValue(wrong).exception();
            case DataBufferLimitException _ -> Problem.of(CommonProblem.TOO_LARGE).exception();
            case AuthenticationException _ -> Problem.of(CommonProblem.UNAUTHENTICATED).exception();
            case AccessDeniedException _ -> Problem.of(CommonProblem.ROLE_MISSING).exception();
            case ErrorResponse response -> ofStatus(response.getStatusCode());
            default -> null;
        };
    }

    private static Problem missingValue(MissingRequestValueException missing) {
        return Problem.invalid(List.of(new FieldProblem(missing.getName(), null, "given")));
    }

    private static Problem wrongValue(ServerWebInputException wrong) {
        MethodParameter parameter = wrong.getMethodParameter();
        if (parameter == null) {
            return Problem.of(CommonProblem.INVALID_REQUEST);
        }
        WrongParameter found = WrongParameter.of(parameter, wrong);
        boolean inPath = parameter.hasParameterAnnotation(PathVariable.class);
        return inPath && found.isId()
                ? Problem.of(CommonProblem.NOT_FOUND)
                : Problem.invalid(List.of(found.toFieldProblem()));
    }

    private static @Nullable ProblemException ofStatus(HttpStatusCode code) {
        return BY_STATUS.containsKey(code.value()) || code.is4xxClientError()
                ? Problem.of(typeOf(code.value())).exception()
                : null;
    }

    /** The kind that says no more than the status does. */
    static ProblemType typeOf(int status) {
        CommonProblem common = BY_STATUS.get(status);
        return common == null ? new Unnamed(status) : common;
    }

    /** A refusal of the framework for which we have no name of our own. */
    private record Unnamed(ProblemKind kind) implements ProblemType {

        Unnamed(int status) {
            this(new ProblemKind(status, phrase(status)));
        }

        @Override
        public String name() {
            return kind.title().replaceAll("[^A-Za-z0-9]+", "_");
        }

        private static String phrase(int status) {
            HttpStatus known = HttpStatus.resolve(status);
            return known == null ? "Refused " + status : known.getReasonPhrase();
        }
    }
}
