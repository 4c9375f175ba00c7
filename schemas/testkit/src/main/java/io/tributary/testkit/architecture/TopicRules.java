package io.tributary.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import io.tributary.events.ServiceName;
import io.tributary.events.Topic;
import io.tributary.events.Topics;
import java.util.stream.Stream;

/**
 * A service names only the topics that the table of {@link Topics} gives it, as their writer or as
 * one of their readers.
 */
final class TopicRules {

    private TopicRules() {}

    static ArchRule usesOnlyItsTopics(ServiceName service) {
        return classes()
                .should(
                        Conditions.violations(
                                "use only topics that " + service.text() + " writes or may read",
                                type -> strangeTopics(type, service)));
    }

    private static Stream<String> strangeTopics(JavaClass type, ServiceName service) {
        return type.getAccessesFromSelf().stream()
                .filter(access -> access.getTargetOwner().isEquivalentTo(Topics.class))
                .filter(access -> !isGiven(access.getTarget(), service))
                .map(JavaAccess::getDescription);
    }

    /** Methods that give all topics would get around the table. */
    private static boolean isGiven(AccessTarget target, ServiceName service) {
        try {
            return target instanceof AccessTarget.FieldAccessTarget field
                    && Topics.class.getField(field.getName()).get(null) instanceof Topic<?> topic
                    && (topic.writer() == service || topic.readers().contains(service));
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
