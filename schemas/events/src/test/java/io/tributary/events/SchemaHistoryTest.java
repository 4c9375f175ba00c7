package io.tributary.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;

/** The gate that a change of a schema has to pass; {@link SchemaGateTest} shows that it shuts. */
class SchemaHistoryTest {

    private static final Path SCHEMAS = Path.of("src", "main", "avro");
    private static final SchemaHistory HISTORY =
            new SchemaHistory(Path.of("src", "test", "resources", "history"));

    @Test
    void everySchemaReadsAndIsReadByItsWholeHistory() {
        assertThat(new SchemaGate(SCHEMAS, HISTORY).problems()).isEmpty();
    }

    @Test
    void everyTopicHasAHistory() {
        assertThat(HISTORY.names())
                .containsExactlyInAnyOrderElementsOf(
                        Topics.all().stream()
                                .map(topic -> topic.valueType().getSimpleName())
                                .toList());
    }

    /** What the classes were generated from is what the gate has looked at. */
    @Test
    void theGeneratedClassesHaveTheFieldsOfTheLastVersion() {
        for (Topic<?> topic : Topics.all()) {
            Schema generated = SpecificData.get().getSchema(topic.valueType());
            Schema landed = HISTORY.versions(generated.getName()).getLast();
            assertThat(SchemaNormalization.toParsingForm(generated))
                    .isEqualTo(SchemaNormalization.toParsingForm(landed));
        }
    }
}
