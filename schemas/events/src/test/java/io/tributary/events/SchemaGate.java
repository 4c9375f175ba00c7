package io.tributary.events;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidatorBuilder;

/**
 * Holds the current schemas against their history: the last version is the current one, and it
 * reads and is read by every version (FULL_TRANSITIVE, as the registry demands), without a reader
 * being misled. An empty list of problems lets a change through.
 */
record SchemaGate(Path schemas, SchemaHistory history) {

    List<String> problems() {
        List<Schema> current = SchemaHistory.list(schemas).map(SchemaHistory::parse).toList();
        List<String> problems = new ArrayList<>(history.forgeries());
        current.forEach(schema -> problems.addAll(problemsOf(schema)));
        problems.addAll(vanished(current));
        return problems;
    }

    private List<String> problemsOf(Schema schema) {
        List<Schema> versions = history.versions(schema.getName());
        if (versions.isEmpty() || !versions.getLast().toString().equals(schema.toString())) {
            return List.of(
                    schema.getName()
                            + ": not in its history (expected: recorded by .ci/dev record-schemas)");
        }
        List<String> problems = new ArrayList<>(SchemaMeaning.enumsWithoutDefault(schema));
        for (Schema landed : versions) {
            problems.addAll(SchemaMeaning.lost(landed, schema));
        }
        problems.addAll(unreadable(schema, versions));
        return problems;
    }

    private List<String> vanished(List<Schema> current) {
        Set<String> names = current.stream().map(Schema::getName).collect(Collectors.toSet());
        return history.names().stream()
                .filter(name -> !names.contains(name))
                .map(name -> name + ": no schema (expected: what landed stays)")
                .toList();
    }

    private static List<String> unreadable(Schema schema, List<Schema> versions) {
        try {
            new SchemaValidatorBuilder()
                    .mutualReadStrategy()
                    .validateAll()
                    .validate(schema, versions);
            return List.of();
        } catch (SchemaValidationException refused) {
            return Stream.of(schema.getName(), "not readable both ways", refused.getMessage())
                    .collect(Collectors.collectingAndThen(Collectors.joining(": "), List::of));
        }
    }
}
