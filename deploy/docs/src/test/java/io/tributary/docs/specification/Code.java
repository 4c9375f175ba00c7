package io.tributary.docs.specification;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import io.tributary.docs.code.MainClasses;
import io.tributary.docs.page.Checkout;
import io.tributary.events.Topics;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** What there is: classes, endpoints, tables, topics and settings of all services. */
final class Code {

    private static final String BASE = "io.tributary.";

    private final JavaClasses classes = MainClasses.all();
    private final Endpoints endpoints = Endpoints.of(classes);
    private final Migrations migrations = Migrations.read();
    private final String settings =
            Checkout.files(".yaml").stream()
                    .filter(file -> file.contains("src/main/resources/"))
                    .map(Checkout::read)
                    .collect(Collectors.joining("\n"));

    /** Whether the thing that a reference names exists. */
    boolean has(String reference) {
        return switch (Reference.of(reference)) {
            case ENDPOINT -> endpoints.has(reference);
            case TOPIC -> Topics.all().stream().anyMatch(topic -> topic.name().equals(reference));
            case VARIABLE -> settings.contains("${" + reference.replace('=', ':') + "}");
            case PROPERTY -> hasProperty(List.of(reference.split("\\.", -1)));
            case CLASS -> hasClass(List.of(reference.split("#", -1)));
            case PACKAGE -> hasPackage(BASE + reference.substring(0, reference.length() - 2));
            case TABLE -> migrations.hasTable(name(reference));
            case COLUMN -> hasColumn(List.of(name(reference).split("\\.", -1)));
        };
    }

    private boolean hasColumn(List<String> names) {
        return migrations.hasColumn(names.getFirst(), names.getLast());
    }

    private boolean hasClass(List<String> names) {
        String type = BASE + names.getFirst().replaceAll("(\\.[A-Z]\\w*)\\.", "$1\\$");
        return classes.contain(type)
                && (names.size() == 1 || hasMember(classes.get(type), names.getLast()));
    }

    private static boolean hasMember(JavaClass type, String name) {
        return type.getMembers().stream().map(JavaMember::getName).anyMatch(name::equals);
    }

    private boolean hasPackage(String name) {
        return classes.stream()
                .map(JavaClass::getPackageName)
                .anyMatch(each -> each.equals(name) || each.startsWith(name + "."));
    }

    /** A record component of a properties class whose prefix is the rest of the name. */
    private boolean hasProperty(List<String> words) {
        String component = camelCase(words.getLast());
        return classes.stream()
                .filter(type -> type.getSimpleName().endsWith("Properties"))
                .filter(type ->
                        prefix(type).equals(String.join(".", words.subList(0, words.size() - 1))))
                .anyMatch(type -> hasMember(type, component));
    }

    private static String prefix(JavaClass type) {
        return type.tryGetAnnotationOfType(ConfigurationProperties.class)
                .map(ConfigurationProperties::value)
                .orElse("");
    }

    private static String camelCase(String kebab) {
        return Pattern.compile("-(\\w)")
                .matcher(kebab)
                .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }

    private static String name(String reference) {
        return reference.substring(reference.indexOf(' ') + 1);
    }
}
