package io.tributary.testkit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.Topic;
import io.tributary.events.Topics;
import io.tributary.testkit.SharedPlatform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The running registry keeps the rule for every subject, also the ones that it meets first. */
class RegistryRulesIT {

    private static final String REGISTRY = SharedPlatform.get().registry().ccompatUrl();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static Stream<Topic<?>> topics() {
        return Topics.all().stream();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void takesWhatReadsBothWaysAndRefusesWhatDoesNot(Topic<?> topic) throws Exception {
        List<SchemaVersions.Version> versions = SchemaVersions.of(topic);
        for (SchemaVersions.Version version : versions) {
            assertThat(register(topic, version.schema())).as(version.name()).isEqualTo(200);
        }
        Schema current = SchemaVersions.current(topic);
        assertThat(register(topic, withoutFirstField(current))).isEqualTo(409);
        assertThat(register(topic, withARequiredField(current))).isEqualTo(409);
        assertThat(register(topic, withFirstFieldAsNumber(current))).isEqualTo(409);
    }

    /** FULL alone would compare with the last version, in which the option is forgotten. */
    @Test
    void remembersTheOldestVersion() throws Exception {
        String subject = "transitive-" + Topics.REWARDS.name();
        Schema without = SchemaVersions.current(Topics.REWARDS);
        assertThat(register(subject, with(without, option(Schema.Type.STRING)))).isEqualTo(200);
        assertThat(register(subject, without)).isEqualTo(200);
        assertThat(register(subject, with(without, option(Schema.Type.LONG)))).isEqualTo(409);
    }

    private static Schema withoutFirstField(Schema schema) {
        return copy(schema, schema.getFields().stream().skip(1).map(RegistryRulesIT::copy));
    }

    private static Schema withARequiredField(Schema schema) {
        return with(schema, new Schema.Field("required", Schema.create(Schema.Type.STRING)));
    }

    private static Schema withFirstFieldAsNumber(Schema schema) {
        String name = schema.getFields().getFirst().name();
        return copy(
                schema,
                Stream.concat(
                        Stream.of(new Schema.Field(name, Schema.create(Schema.Type.LONG))),
                        schema.getFields().stream().skip(1).map(RegistryRulesIT::copy)));
    }

    private static Schema with(Schema schema, Schema.Field field) {
        return copy(
                schema,
                Stream.concat(
                        schema.getFields().stream().map(RegistryRulesIT::copy), Stream.of(field)));
    }

    private static Schema.Field option(Schema.Type type) {
        Schema optional = Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(type));
        return new Schema.Field("opinion", optional, "", Schema.Field.NULL_DEFAULT_VALUE);
    }

    private static Schema copy(Schema schema, Stream<Schema.Field> fields) {
        return Schema.createRecord(
                schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields.toList());
    }

    private static Schema.Field copy(Schema.Field field) {
        return new Schema.Field(field, field.schema());
    }

    private static int register(Topic<?> topic, Schema schema) throws Exception {
        return register("rules-" + topic.name() + "-value", schema);
    }

    private static int register(String subject, Schema schema)
            throws IOException, InterruptedException {
        String text = schema.toString().replace("\\", "\\\\").replace("\"", "\\\"");
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(REGISTRY + "/subjects/" + subject + "/versions"))
                        .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"schema\":\"" + text + "\"}"))
                        .build();
        HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
        return answer.statusCode();
    }
}
