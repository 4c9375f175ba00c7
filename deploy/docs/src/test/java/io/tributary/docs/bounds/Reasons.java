package io.tributary.docs.bounds;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The comments of a file that say why something is over its bound, by their lines. */
final class Reasons {

    private static final Pattern REASON = Pattern.compile("\\s*// Over the bound because .{10,}");

    private final List<String> lines;
    private final Set<Integer> unused = new TreeSet<>();

    Reasons(String source) {
        lines = source.lines().toList();
        IntStream.rangeClosed(1, lines.size()).filter(this::isReason).forEach(unused::add);
    }

    /** Whether the comment right above a line gives a reason. */
    boolean standsAbove(int line) {
        int above = line - 1;
        while (above > 1 && isComment(above) && !isReason(above)) {
            above--;
        }
        return above >= 1 && isReason(above) && use(above);
    }

    /** Whether one stands anywhere: a package's reason in its package-info.java. */
    boolean standsAnywhere() {
        int before = unused.size();
        unused.clear();
        return before > 0;
    }

    /** Lines of reasons for what is within its bound. */
    Set<Integer> unused() {
        return unused;
    }

    private boolean use(int line) {
        unused.remove(line);
        return true;
    }

    private boolean isReason(int line) {
        return REASON.matcher(lines.get(line - 1)).matches();
    }

    private boolean isComment(int line) {
        return lines.get(line - 1).strip().startsWith("//");
    }
}
