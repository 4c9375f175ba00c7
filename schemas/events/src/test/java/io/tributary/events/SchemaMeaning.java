package io.tributary.events;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;

/**
 * What Avro's own rules let through although it misleads a reader: a symbol that is gone is read as
 * the default, a long of microseconds as one of milliseconds, bytes as text, and a record from
 * before a field by whatever default the field has now.
 */
final class SchemaMeaning {

    private SchemaMeaning() {}

    /** What of a landed schema means something else in the current one. */
    static List<String> lost(Schema landed, Schema current) {
        return lost(landed.getName(), landed, current).toList();
    }

    /** Enums that could never be given another symbol: an older reader would fail. */
    static List<String> enumsWithoutDefault(Schema schema) {
        return enums(schema)
                .filter(found -> found.getEnumDefault() == null)
                .map(found -> found.getName() + ": no default (expected: a symbol)")
                .toList();
    }

    private static Stream<String> lost(String where, Schema landed, Schema current) {
        if (landed.getType() != current.getType()) {
            return Stream.of(where + ": " + current.getType() + expected(landed.getType()));
        }
        return switch (landed.getType()) {
            case RECORD -> lostFields(where, landed, current);
            case ENUM -> lostSymbols(where, landed, current);
            case ARRAY -> lost(where, landed.getElementType(), current.getElementType());
            case MAP -> lost(where, landed.getValueType(), current.getValueType());
            case UNION -> lostBranches(where, landed, current);
            default -> lostLogicalType(where, landed, current);
        };
    }

    private static Stream<String> lostFields(String where, Schema landed, Schema current) {
        return landed.getFields().stream()
                .filter(field -> current.getField(field.name()) != null)
                .flatMap(field ->
                        lostField(
                                where + "." + field.name(), field, current.getField(field.name())));
    }

    private static Stream<String> lostField(
            String where, Schema.Field landed, Schema.Field current) {
        return Stream.concat(
                lost(where, landed.schema(), current.schema()),
                lostDefault(where, landed, current));
    }

    /** Whoever wrote before the field meant the default that it came with. */
    private static Stream<String> lostDefault(
            String where, Schema.Field landed, Schema.Field current) {
        return !landed.hasDefaultValue()
                        || Objects.deepEquals(landed.defaultVal(), current.defaultVal())
                ? Stream.of()
                : Stream.of(where + ": default " + text(current) + expected(text(landed)));
    }

    private static Object text(Schema.Field field) {
        if (!field.hasDefaultValue()) {
            return "none";
        }
        return Objects.equals(field.defaultVal(), JsonProperties.NULL_VALUE)
                ? "null"
                : field.defaultVal();
    }

    private static Stream<String> lostSymbols(String where, Schema landed, Schema current) {
        return landed.getEnumSymbols().stream()
                .filter(symbol -> !current.hasEnumSymbol(symbol))
                .map(symbol -> where + ": no symbol " + symbol + expected("every one that landed"));
    }

    private static Stream<String> lostBranches(String where, Schema landed, Schema current) {
        return landed.getTypes().stream().flatMap(branch -> lostBranch(where, branch, current));
    }

    private static Stream<String> lostBranch(String where, Schema branch, Schema current) {
        Integer index = current.getIndexNamed(branch.getFullName());
        return index == null
                ? Stream.of(where + ": not " + branch.getName() + expected("what landed"))
                : lost(where, branch, current.getTypes().get(index));
    }

    private static Stream<String> lostLogicalType(String where, Schema landed, Schema current) {
        String before = landed.getProp("logicalType");
        String now = current.getProp("logicalType");
        return Objects.equals(before, now)
                ? Stream.of()
                : Stream.of(where + ": logical type " + now + expected(before));
    }

    private static Stream<Schema> enums(Schema schema) {
        return switch (schema.getType()) {
            case ENUM -> Stream.of(schema);
            case RECORD -> schema.getFields().stream().flatMap(field -> enums(field.schema()));
            case ARRAY -> enums(schema.getElementType());
            case MAP -> enums(schema.getValueType());
            case UNION -> schema.getTypes().stream().flatMap(SchemaMeaning::enums);
            default -> Stream.of();
        };
    }

    private static String expected(Object what) {
        return " (expected: " + what + ")";
    }
}
