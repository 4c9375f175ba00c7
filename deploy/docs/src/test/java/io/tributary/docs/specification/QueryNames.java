package io.tributary.docs.specification;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.tributary.web.paging.PageRequest;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestParam;

/** The names after a question mark. */
final class QueryNames {

    private QueryNames() {}

    /** Those that the page gives an endpoint, as in {@code ?productId=&status=active}. */
    static Set<String> in(String endpoint) {
        return Arrays.stream(endpoint.replaceFirst("[^?]*\\??", "").split("&", -1))
                .map(pair -> pair.replaceFirst("=.*", ""))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    /** Those that a controller's method takes, or says that it reads from the whole query. */
    static Set<String> of(Method method) {
        return Stream.concat(
                        Arrays.stream(method.getParameters()).flatMap(QueryNames::taken),
                        Arrays.stream(method.getAnnotationsByType(Parameter.class))
                                .filter(described -> described.in() == ParameterIn.QUERY)
                                .map(Parameter::name))
                .collect(Collectors.toSet());
    }

    private static Stream<String> taken(java.lang.reflect.Parameter argument) {
        if (argument.getType() == PageRequest.class) {
            return Stream.of("limit", "cursor");
        }
        RequestParam query =
                AnnotatedElementUtils.findMergedAnnotation(argument, RequestParam.class);
        if (query == null || Map.class.isAssignableFrom(argument.getType())) {
            return Stream.of();
        }
        return Stream.of(query.name().isEmpty() ? argument.getName() : query.name());
    }
}
