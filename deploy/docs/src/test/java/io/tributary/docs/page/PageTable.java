package io.tributary.docs.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A table of a Markdown page.
 *
 * @param columns the words of its head
 * @param rows the cells of each row
 */
public record PageTable(List<String> columns, List<Row> rows) {

    private static final Pattern BACKTICKED = Pattern.compile("`([^`]+)`");

    public PageTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param cells by column
     */
    public record Row(Map<String, String> cells) {

        public Row {
            cells = Map.copyOf(cells);
        }

        /** The text of a cell; empty where the table has no such column. */
        public String text(String column) {
            return cells.getOrDefault(column, "");
        }

        /** What is backticked in a cell, in order. */
        public List<String> words(String column) {
            return backticked(text(column));
        }
    }

    /** All tables with exactly these columns; never none: a check of nothing always holds. */
    public static List<PageTable> of(String page, String... columns) {
        List<PageTable> found =
                all(page).stream()
                        .filter(table -> table.columns().equals(List.of(columns)))
                        .toList();
        if (found.isEmpty()) {
            throw new AssertionError("tables " + Arrays.toString(columns) + ": 0 (expected: >= 1)");
        }
        return found;
    }

    /** What is backticked in a text, in order. */
    public static List<String> backticked(String text) {
        return BACKTICKED.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static List<PageTable> all(String page) {
        return Pattern.compile("(?m)(?:^\\|.*\\n)+")
                .matcher(page + "\n")
                .results()
                .map(MatchResult::group)
                .map(PageTable::parse)
                .toList();
    }

    private static PageTable parse(String text) {
        List<List<String>> lines = text.lines().map(PageTable::cells).toList();
        List<String> columns = lines.getFirst();
        List<Row> rows = new ArrayList<>();
        for (List<String> cells : lines.subList(Math.min(2, lines.size()), lines.size())) {
            rows.add(row(columns, cells));
        }
        return new PageTable(columns, rows);
    }

    private static Row row(List<String> columns, List<String> cells) {
        if (columns.size() != cells.size()) {
            throw new AssertionError(
                    "cells of " + cells + ": " + cells.size() + " (expected: " + columns.size());
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            row.put(columns.get(i), cells.get(i));
        }
        return new Row(row);
    }

    private static List<String> cells(String line) {
        String inner = line.strip().replaceAll("^\\||\\|$", "");
        return Arrays.stream(inner.split("(?<!\\\\)\\|", -1)).map(String::strip).toList();
    }
}
