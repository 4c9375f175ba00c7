package io.tributary.docs.specification;

import io.tributary.docs.page.Checkout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Tables and columns that the migrations make. */
final class Migrations {

    private static final Pattern TABLE = Pattern.compile("(?ms)^create table (\\w+) \\((.*?)^\\)");
    private static final Pattern ADDED =
            Pattern.compile("(?m)^alter table (\\w+)\\s+add column (?:if not exists )?(\\w+)");
    private static final Pattern COLUMN = Pattern.compile("(?m)^ {2,4}([a-z_]+) +[a-z]");
    private static final Set<String> NO_COLUMNS =
            Set.of("primary", "unique", "check", "constraint", "foreign", "exclude", "like");

    /** What this reading of migrations does not understand, so that it never goes on with less. */
    private static final Pattern STRANGE =
            Pattern.compile("(?mi)^\\s*(drop column|drop table|alter table .* rename)");

    private final Map<String, Set<String>> columns = new HashMap<>();

    private Migrations() {}

    static Migrations read() {
        List<String> files =
                Checkout.files(".sql").stream()
                        .filter(file -> file.contains("src/main/resources/"))
                        .toList();
        Migrations migrations = new Migrations();
        files.forEach(file -> migrations.read(file, Checkout.read(file)));
        return migrations;
    }

    boolean hasTable(String table) {
        return columns.containsKey(table);
    }

    boolean hasColumn(String table, String column) {
        return columns.getOrDefault(table, Set.of()).contains(column);
    }

    private void read(String file, String text) {
        if (STRANGE.matcher(text).find()) {
            throw new AssertionError(file + ": drops or renames (expected: teach Migrations)");
        }
        TABLE.matcher(text).results().forEach(this::table);
        ADDED.matcher(text).results().forEach(found -> add(found.group(1), found.group(2)));
    }

    private void table(MatchResult found) {
        columns.computeIfAbsent(found.group(1), name -> new TreeSet<>());
        COLUMN.matcher(found.group(2))
                .results()
                .map(column -> column.group(1))
                .filter(column -> !NO_COLUMNS.contains(column))
                .forEach(column -> add(found.group(1), column));
    }

    private void add(String table, String column) {
        columns.computeIfAbsent(table, name -> new TreeSet<>()).add(column);
    }
}
