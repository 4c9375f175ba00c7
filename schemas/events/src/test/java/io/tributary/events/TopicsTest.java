package io.tributary.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TopicsTest {

    static Stream<Topic<?>> topics() {
        return Topics.all().stream();
    }

    @Test
    void namesNoTopicTwice() {
        assertThat(Topics.all()).extracting(Topic::name).doesNotHaveDuplicates();
        assertThat(Topics.all()).extracting(Topic::valueType).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void listsEveryTopicThatIsDeclared(Topic<?> topic) {
        long declared =
                Stream.of(Topics.class.getFields())
                        .filter(field -> field.getType() == Topic.class)
                        .count();
        assertThat(Topics.all()).hasSize((int) declared).contains(topic);
    }

    /** Without these two rules no field could be added and no symbol be sent to an older reader. */
    @ParameterizedTest
    @MethodSource("topics")
    void givesEveryEnumADefaultAndEveryOptionOne(Topic<?> topic) {
        check(SpecificData.get().getSchema(topic.valueType()));
    }

    private static void check(Schema schema) {
        switch (schema.getType()) {
            case RECORD -> schema.getFields().forEach(TopicsTest::check);
            case ARRAY -> check(schema.getElementType());
            case UNION -> schema.getTypes().forEach(TopicsTest::check);
            case ENUM ->
                    assertThat(schema.getEnumDefault()).as(schema.getName()).isEqualTo("UNKNOWN");
            default -> assertThat(schema.getType()).isNotIn(Schema.Type.FLOAT, Schema.Type.DOUBLE);
        }
    }

    private static void check(Schema.Field field) {
        assertThat(field.doc()).as(field.name()).isNotBlank();
        if (field.schema().isNullable()) {
            assertThat(field.hasDefaultValue()).as(field.name()).isTrue();
        }
        check(field.schema());
    }
}
