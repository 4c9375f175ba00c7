package io.tributary.e2e.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The examples of {@code deploy/docs/api.md}: operations ({@code POST /auth/nonce}), JSON, and
 * refusals ({@code 409 domain-taken}). Whoever asks for one covers it; what nobody asked for is
 * named by {@link #uncovered()}.
 */
final class ApiPage {

    private static final Pattern FENCED = Pattern.compile("```(json)?\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
    private static final Pattern OPERATION =
            Pattern.compile("(GET|POST|PUT|PATCH|DELETE)( \\S+)?|…?/[a-z{}/A-Z|-]+/\\S*");
    private static final Pattern MEMBERS = Pattern.compile("\\{[\"…].*|\"[A-Za-z]+\"[,:].*");
    private static final Pattern REFUSAL = Pattern.compile("\\b([45]\\d\\d)(?: is)? `([a-z-]+)`");

    private static final Pattern CODE = Pattern.compile("`([a-z]+(?:-[a-z]+)+)`");

    /** Outcomes and reasons, which look like the codes of refusals. */
    private static final Set<String> NO_CODES =
            Set.of(
                    "self-referral",
                    "already-referred",
                    "chain-too-deep",
                    "refund-pending",
                    "not-recorded");

    private static final Pattern PARAGRAPH = Pattern.compile("(?m)^(?=\\*\\*)");

    /** Due with later parts; each has its mark on the page. */
    private static final Pattern LATER_SECTION = Pattern.compile("(?m)^## 10\\. ");

    private final String prose;
    private final Set<String> operations = new LinkedHashSet<>();
    private final Set<String> json = new LinkedHashSet<>();
    private final Set<String> refusals = new LinkedHashSet<>();
    private final Set<String> covered = new LinkedHashSet<>();

    private ApiPage(String page) {
        String[] halves = LATER_SECTION.split(page, 2);
        String due = halves[0] + dueOfLater(halves[1]);
        Matcher fenced = FENCED.matcher(due);
        while (fenced.find()) {
            if (fenced.group(1) != null) {
                json.add(oneLine(fenced.group(2)));
            }
        }
        this.prose = FENCED.matcher(due).replaceAll("");
        SPAN.matcher(prose).results().map(span -> oneLine(span.group(1))).forEach(this::sort);
        collectRefusals();
    }

    /** With the status that the page has before the code, else the code alone. */
    private void collectRefusals() {
        REFUSAL.matcher(prose)
                .results()
                .map(refusal -> refusal.group(1) + " " + refusal.group(2))
                .forEach(refusals::add);
        Set<String> known = new TreeSet<>(NO_CODES);
        refusals.forEach(refusal -> known.add(code(refusal)));
        CODE.matcher(prose)
                .results()
                .map(code -> code.group(1))
                .filter(code -> !known.contains(code))
                .forEach(refusals::add);
    }

    private static String code(String refusal) {
        return refusal.substring(refusal.indexOf(' ') + 1);
    }

    /** What is due by now of the section of later parts: the paragraphs with this mark. */
    private static String dueOfLater(String section) {
        return PARAGRAPH
                .splitAsStream(section)
                .filter(paragraph -> paragraph.startsWith("**") && paragraph.contains("`[I]`"))
                .collect(Collectors.joining());
    }

    static ApiPage read() {
        try {
            return new ApiPage(Files.readString(Path.of("..", "docs", "api.md")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void sort(String span) {
        if (OPERATION.matcher(span).matches()) {
            operations.add(span);
        } else if (MEMBERS.matcher(span).matches()) {
            json.add(span);
        }
    }

    /** The one JSON example that starts so. */
    Shape json(String start) {
        List<String> found = json.stream().filter(example -> example.startsWith(start)).toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    start + ": " + found.size() + " examples (expected: 1) of " + json);
        }
        covered.add(found.getFirst());
        return ShapeReader.read(found.getFirst());
    }

    /**
     * A cell of a table.
     *
     * @param corner the head of the table's first column
     * @param row what stands in the first column
     * @param column the head of the cell's column
     */
    String cell(String corner, String row, String column) {
        List<String> head = cells(corner);
        return cells(row).get(head.indexOf(column));
    }

    private List<String> cells(String first) {
        return prose.lines()
                .filter(line -> line.startsWith("| " + first + " |"))
                .map(line -> List.of(line.strip().split("\\s*\\|\\s*", -1)))
                .findFirst()
                .orElseThrow();
    }

    /** Covers operations as the page writes them. */
    void operations(String... written) {
        cover(operations, List.of(written));
    }

    /** Covers refusals, status and code: {@code 409 domain-taken}. */
    void refusals(String... written) {
        cover(
                refusals,
                Arrays.stream(written)
                        .map(each -> refusals.contains(code(each)) ? code(each) : each)
                        .toList());
    }

    /** Covers JSON that is due later or compared otherwise. */
    void later(String... starts) {
        for (String start : starts) {
            cover(json, json.stream().filter(example -> example.startsWith(start)).toList());
        }
    }

    private void cover(Set<String> kind, Collection<String> examples) {
        if (examples.isEmpty() || !kind.containsAll(examples)) {
            Set<String> unknown = new TreeSet<>(examples);
            unknown.removeAll(kind);
            throw new IllegalArgumentException(unknown + ": (expected: on the page) " + kind);
        }
        covered.addAll(examples);
    }

    /** The examples that nobody asked for. */
    Set<String> uncovered() {
        Set<String> left = new LinkedHashSet<>(operations);
        left.addAll(json);
        left.addAll(refusals);
        left.removeAll(covered);
        return left;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
