package io.tributary.docs.meter;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.tributary.docs.code.MainClasses;
import io.tributary.docs.page.Checkout;
import io.tributary.docs.page.PageTable;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The meters that a README lists are those of its module's enums of meters. */
class MeterTest {

    private static final String PREFIX = "tributary.";
    private static final Pattern SECTION =
            Pattern.compile("(?ms)^## Meters.*?\\n(.*?)(?=^## |\\z)");

    private static final Map<String, String> MODULES =
            Map.of(
                    "product", "product-service",
                    "interaction", "interaction-service",
                    "campaign", "campaign-service",
                    "reward", "reward-service",
                    "pusher", "chain-pusher",
                    "messaging", "schemas/messaging");

    private static final Map<String, Set<String>> REGISTERED = registered();

    @Test
    void everyModuleWithMetersIsLookedAt() {
        assertThat(REGISTERED.keySet()).containsExactlyInAnyOrderElementsOf(MODULES.values());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void theReadmeListsTheMetersOfItsModule(String module) {
        assertThat(listed(module)).isEqualTo(REGISTERED.get(module));
    }

    static Set<String> modules() {
        return REGISTERED.keySet();
    }

    private static Map<String, Set<String>> registered() {
        Map<String, Set<String>> names = new TreeMap<>();
        for (JavaClass type : MainClasses.all()) {
            if (type.isEnum() && type.getSimpleName().endsWith("Meter")) {
                String feature = type.getPackageName().split("\\.", -1)[2];
                names.computeIfAbsent(MODULES.getOrDefault(feature, feature), m -> new TreeSet<>())
                        .addAll(names(type.reflect()));
            }
        }
        return names;
    }

    /** The names that the constants of an enum of meters carry. */
    private static List<String> names(Class<?> meters) {
        Object[] constants = meters.getEnumConstants();
        List<String> names = new ArrayList<>();
        for (Object meter : constants) {
            for (Field field : meters.getDeclaredFields()) {
                if (value(field, meter) instanceof String text && text.startsWith(PREFIX)) {
                    names.add(text);
                }
            }
        }
        assertThat(names).as("names of %s", meters).hasSize(constants.length);
        return names;
    }

    private static @Nullable Object value(Field field, Object meter) {
        try {
            field.setAccessible(true);
            return field.get(meter);
        } catch (IllegalAccessException e) {
            throw new LinkageError(field.toString(), e);
        }
    }

    /**
     * {@code .pushed} after {@code tributary.rewards.granted} is {@code tributary.rewards.pushed}.
     */
    private static Set<String> listed(String module) {
        Set<String> names = new TreeSet<>();
        String stem = "";
        for (String word : wordsOfItsSection(Checkout.read(module + "/README.md"))) {
            String name = word.replaceAll("\\{.*", "");
            if (name.startsWith(PREFIX)) {
                stem = name.replaceFirst("(tributary\\.[a-z]+).*", "$1");
                names.add(name);
            } else if (name.startsWith(".")) {
                names.add(stem + name);
            }
        }
        return names;
    }

    private static List<String> wordsOfItsSection(String readme) {
        List<String> words = new ArrayList<>();
        SECTION.matcher(readme)
                .results()
                .forEach(found -> words.addAll(PageTable.backticked(found.group(1))));
        return words;
    }
}
