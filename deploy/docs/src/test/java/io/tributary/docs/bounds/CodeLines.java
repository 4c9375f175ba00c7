package io.tributary.docs.bounds;

import java.util.BitSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which lines of a source carry code: neither blank nor comment alone. */
final class CodeLines {

    /** Literals come first, so that a comment's sign inside of one is not taken for a comment. */
    private static final Pattern LITERAL_OR_COMMENT =
            Pattern.compile(
                    "(?s)(\"\"\".*?(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\\n"
                            + "])*\"|'(?:\\\\.|[^'\\\\\n"
                            + "])+')|/\\*.*?\\*/|//[^\n"
                            + "]*");

    private final BitSet lines = new BitSet();

    CodeLines(String source) {
        String code = LITERAL_OR_COMMENT.matcher(source).replaceAll(CodeLines::withoutComment);
        int number = 1;
        for (String line : code.split("\n", -1)) {
            lines.set(number++, !line.isBlank());
        }
    }

    /** Lines of code from one line to another, both included. */
    int between(long first, long last) {
        return last < first ? 0 : lines.get((int) first, (int) last + 1).cardinality();
    }

    private static String withoutComment(MatchResult found) {
        return Matcher.quoteReplacement(
                found.group(1) != null ? found.group() : found.group().replaceAll("[^\n]", " "));
    }
}
