package io.tributary.docs.topic;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import io.tributary.events.Topics;
import io.tributary.messaging.Outgoing;
import io.tributary.messaging.TopicReader;
import io.tributary.messaging.relay.StateSource;
import io.tributary.messaging.step.Steps;
import java.util.List;
import java.util.stream.Stream;

/**
 * One place in the code that names a topic, and what it does with it.
 *
 * @param place the method
 */
record TopicUse(String topic, Kind kind, String place) {

    /** What is done with a topic. */
    enum Kind {
        /** A step consumes it, and sets aside what it cannot process. */
        CONSUMES,
        /** It is read from its start to its end; what cannot be read stops the reader. */
        READS_BACK,
        WRITES,
        UNKNOWN
    }

    static List<TopicUse> of(List<JavaClass> classes) {
        return classes.stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .flatMap(TopicUse::of)
                .toList();
    }

    private static Stream<TopicUse> of(JavaCodeUnit method) {
        return method.getFieldAccesses().stream()
                .map(JavaAccess::getTarget)
                .filter(target -> target.getOwner().isEquivalentTo(Topics.class))
                .map(target -> new TopicUse(nameOf(target), kind(method), method.getFullName()));
    }

    private static Kind kind(JavaCodeUnit method) {
        if (calls(method, Steps.class, "on")) {
            return Kind.CONSUMES;
        }
        if (calls(method, TopicReader.class, "readToEnd")) {
            return Kind.READS_BACK;
        }
        boolean writes = calls(method, Outgoing.class, "<init>") || isTopicOfASource(method);
        return writes ? Kind.WRITES : Kind.UNKNOWN;
    }

    private static boolean calls(JavaCodeUnit method, Class<?> type, String name) {
        return method.getCallsFromSelf().stream()
                .map(JavaAccess::getTarget)
                .anyMatch(target ->
                        target.getOwner().isAssignableTo(type) && target.getName().equals(name));
    }

    private static boolean isTopicOfASource(JavaCodeUnit method) {
        JavaClass owner = method.getOwner();
        return owner.isAssignableTo(StateSource.class) && method.getName().equals("topic");
    }

    private static String nameOf(AccessTarget target) {
        return Topics.all().stream()
                .filter(topic -> topic.equals(value(target)))
                .findFirst()
                .orElseThrow()
                .name();
    }

    private static Object value(AccessTarget target) {
        try {
            return Topics.class.getField(target.getName()).get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(target.getFullName(), e);
        }
    }
}
