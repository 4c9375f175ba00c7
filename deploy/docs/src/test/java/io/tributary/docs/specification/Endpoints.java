package io.tributary.docs.specification;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** What the controllers answer, as {@code POST /business/products/{}/banks}, and by what query. */
final class Endpoints {

    private final Map<String, Set<String>> answered = new TreeMap<>();

    private Endpoints() {}

    static Endpoints of(JavaClasses classes) {
        Endpoints endpoints = new Endpoints();
        for (JavaClass type : classes) {
            if (type.isAnnotatedWith(RestController.class)) {
                endpoints.add(type.reflect());
            }
        }
        return endpoints;
    }

    /**
     * Whether this is answered, with every name of its query; names in braces and what a query's
     * names are given do not matter.
     */
    boolean has(String endpoint) {
        Set<String> query = answered.get(plain(endpoint));
        return query != null && query.containsAll(QueryNames.in(endpoint));
    }

    private void add(Class<?> controller) {
        for (String base : declared(controller, RequestMapping::path, "")) {
            for (Method method : controller.getDeclaredMethods()) {
                add(base, method);
            }
        }
    }

    private void add(String base, Method method) {
        for (String path : declared(method, RequestMapping::path, "")) {
            for (RequestMethod verb : declared(method, RequestMapping::method)) {
                answered.put(plain(verb + " " + base + path), QueryNames.of(method));
            }
        }
    }

    /** What a mapping declares; a method without a mapping declares no verb. */
    private static <T> List<T> declared(
            AnnotatedElement element, Function<RequestMapping, T[]> member) {
        RequestMapping mapping =
                AnnotatedElementUtils.findMergedAnnotation(element, RequestMapping.class);
        return mapping == null ? List.of() : List.of(member.apply(mapping));
    }

    private static <T> List<T> declared(
            AnnotatedElement element, Function<RequestMapping, T[]> member, T otherwise) {
        List<T> found = declared(element, member);
        return found.isEmpty() ? List.of(otherwise) : found;
    }

    private static String plain(String endpoint) {
        return endpoint.replaceFirst("\\?.*", "").replaceAll("\\{\\w*}", "{}");
    }
}
