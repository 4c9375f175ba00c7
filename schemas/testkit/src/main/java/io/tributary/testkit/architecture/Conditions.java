package io.tributary.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes a condition of a function that lists what is wrong with a class. */
final class Conditions {

    private Conditions() {}

    static ArchCondition<JavaClass> violations(
            String description, Function<JavaClass, Stream<String>> wrongs) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                wrongs.apply(type)
                        .forEach(wrong -> events.add(SimpleConditionEvent.violated(type, wrong)));
            }
        };
    }

    /** The class that stands in a file of its own: the type itself or the one around it. */
    static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(Conditions::outermost).orElse(type);
    }
}
