package io.tributary.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small house with one schema that landed, and what may and may not be done to it. */
class SchemaGateTest {

    private static final String LANDED =
            """
            {"type": "record", "name": "Letter", "namespace": "sample", "fields": [
              {"name": "id", "type": {"type": "string", "logicalType": "uuid"}},
              {"name": "pages", "type": "int"},
              {"name": "sentAt", "type": {"type": "long", "logicalType": "timestamp-micros"}},
              {"name": "class", "type": {"type": "enum", "name": "Class",
                "symbols": ["UNKNOWN", "FIRST", "SECOND"], "default": "UNKNOWN"}},
              {"name": "note", "type": ["null", "string"], "default": null}
            ]}
            """;

    @TempDir private Path house;

    @BeforeEach
    void theFirstVersionLanded() throws IOException {
        Files.createDirectories(house.resolve("avro"));
        Files.createDirectories(house.resolve("history/Letter"));
        Files.writeString(house.resolve("history/fingerprints.txt"), "");
        writeCurrent(LANDED);
        record(1, LANDED);
    }

    @Test
    void letsTheUnchangedSchemaThrough() {
        assertThat(problems()).isEmpty();
    }

    @Test
    void letsAnOptionalFieldAndASymbolThrough() throws IOException {
        change(text -> add(text, "{\"name\": \"weight\", \"type\": \"long\", \"default\": 0}"));
        assertThat(problems()).isEmpty();
        change(text -> text.replace("\"SECOND\"", "\"SECOND\", \"THIRD\""));
        assertThat(problems()).isEmpty();
    }

    @Test
    void letsAFieldWithADefaultGo() throws IOException {
        change(text -> text.replaceAll(",\\s*\\{\"name\": \"note\".*?null}", ""));
        assertThat(problems()).isEmpty();
    }

    @Test
    void refusesAChangeWithoutARecordedVersion() throws IOException {
        writeCurrent(add(LANDED, "{\"name\": \"weight\", \"type\": \"long\", \"default\": 0}"));
        assertThat(problems())
                .containsExactly(
                        "Letter: not in its history (expected: recorded by .ci/dev record-schemas)");
    }

    @Test
    void refusesAFieldGoneThatHadNoDefault() throws IOException {
        change(text -> text.replace("{\"name\": \"pages\", \"type\": \"int\"},", ""));
        assertThat(problems()).singleElement().asString().contains("not readable both ways");
    }

    @Test
    void refusesAnAddedFieldThatHasNoDefault() throws IOException {
        change(text -> add(text, "{\"name\": \"weight\", \"type\": \"long\"}"));
        assertThat(problems()).singleElement().asString().contains("not readable both ways");
    }

    @Test
    void refusesARenamedFieldThatHadNoDefault() throws IOException {
        change(text -> text.replace("\"pages\"", "\"sheets\""));
        assertThat(problems()).singleElement().asString().contains("not readable both ways");
    }

    @Test
    void refusesAnotherTypeAlsoWhereOneWayWouldWork() throws IOException {
        change(text ->
                text.replace("\"pages\", \"type\": \"int\"", "\"pages\", \"type\": \"long\""));
        assertThat(problems()).contains("Letter.pages: LONG (expected: INT)");
    }

    @Test
    void refusesBytesForTextAlthoughAvroReadsOneAsTheOther() throws IOException {
        change(text -> text.replace("[\"null\", \"string\"]", "[\"null\", \"bytes\"]"));
        assertThat(problems()).containsExactly("Letter.note: not string (expected: what landed)");
    }

    @Test
    void refusesAnotherUnitAlthoughAvroSeesNone() throws IOException {
        change(text -> text.replace("timestamp-micros", "timestamp-millis"));
        assertThat(problems())
                .containsExactly(
                        "Letter.sentAt: logical type timestamp-millis (expected: timestamp-micros)");
    }

    @Test
    void refusesAnotherDefaultAlthoughAvroReadsIt() throws IOException {
        change(text -> add(text, "{\"name\": \"weight\", \"type\": \"long\", \"default\": 0}"));
        change(text -> text.replace("\"default\": 0", "\"default\": 1"));
        assertThat(problems()).containsExactly("Letter.weight: default 1 (expected: 0)");
    }

    @Test
    void refusesADefaultThatIsGoneOrNoLongerNull() throws IOException {
        change(text -> text.replace(", \"default\": null", ""));
        assertThat(problems()).contains("Letter.note: default none (expected: null)");
        change(text ->
                text.replace(
                        "[\"null\", \"string\"]", "[\"string\", \"null\"], \"default\": \"\""));
        assertThat(problems()).contains("Letter.note: default  (expected: null)");
    }

    /** Every record that ever landed has the field. */
    @Test
    void letsADefaultComeToAFieldThatHadNone() throws IOException {
        change(text ->
                text.replace(
                        "\"pages\", \"type\": \"int\"",
                        "\"pages\", \"type\": \"int\", \"default\": 1"));
        assertThat(problems()).isEmpty();
    }

    @Test
    void refusesARenamedSymbolAlthoughAvroReadsTheDefault() throws IOException {
        change(text -> text.replace("\"SECOND\"", "\"SLOW\""));
        assertThat(problems())
                .containsExactly(
                        "Letter.class: no symbol SECOND (expected: every one that landed)");
    }

    @Test
    void refusesAnEnumWithoutADefault() throws IOException {
        change(text ->
                add(
                        text,
                        """
                        {"name": "colour", "default": "RED",
                         "type": {"type": "enum", "name": "Colour", "symbols": ["RED"]}}
                        """));
        assertThat(problems()).containsExactly("Colour: no default (expected: a symbol)");
    }

    @Test
    void refusesAnEditedVersion() throws IOException {
        Path first = house.resolve("history/Letter/1.avsc");
        Files.writeString(first, LANDED.replace("\"pages\"", "\"sheets\""));
        writeCurrent(Files.readString(first));
        assertThat(problems())
                .containsExactly("Letter/1.avsc: changed or gone (expected: as it landed)");
    }

    @Test
    void refusesAVersionThatIsGoneAndOneThatWasSlippedIn() throws IOException {
        change(text -> add(text, "{\"name\": \"weight\", \"type\": \"long\", \"default\": 0}"));
        Files.delete(house.resolve("history/Letter/1.avsc"));
        Files.copy(house.resolve("avro/Letter.avsc"), house.resolve("history/Letter/3.avsc"));
        assertThat(problems())
                .containsExactly(
                        "Letter/1.avsc: changed or gone (expected: as it landed)",
                        "Letter/3.avsc: no fingerprint (expected: one)");
    }

    @Test
    void refusesASchemaThatIsGone() throws IOException {
        Files.delete(house.resolve("avro/Letter.avsc"));
        assertThat(problems()).containsExactly("Letter: no schema (expected: what landed stays)");
    }

    /** Two versions later nobody may take the first for forgotten. */
    @Test
    void holdsAChangeAgainstTheOldestVersionToo() throws IOException {
        change(text -> text.replaceAll(",\\s*\\{\"name\": \"note\".*?null}", ""));
        change(text -> add(text, "{\"name\": \"note\", \"type\": \"long\", \"default\": 0}"));
        assertThat(problems()).contains("Letter.note: LONG (expected: UNION)");
    }

    private List<String> problems() {
        return new SchemaGate(house.resolve("avro"), new SchemaHistory(house.resolve("history")))
                .problems();
    }

    /**
     * Changes the current schema and records it as the next version, as a careless author would.
     */
    private void change(UnaryOperator<String> change) throws IOException {
        String before = Files.readString(house.resolve("avro/Letter.avsc"));
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        writeCurrent(after);
        record(new SchemaHistory(house.resolve("history")).versions("Letter").size() + 1, after);
    }

    private void writeCurrent(String schema) throws IOException {
        Files.writeString(house.resolve("avro/Letter.avsc"), schema);
    }

    private void record(int number, String schema) throws IOException {
        Files.writeString(house.resolve("history/Letter/" + number + ".avsc"), schema);
        Path fingerprints = house.resolve("history/fingerprints.txt");
        Files.writeString(
                fingerprints,
                Files.readString(fingerprints)
                        + "%s  Letter/%d.avsc%n".formatted(sha256(schema), number));
    }

    private static String add(String schema, String field) {
        int end = schema.lastIndexOf(']');
        return schema.substring(0, end) + ", " + field + schema.substring(end);
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
