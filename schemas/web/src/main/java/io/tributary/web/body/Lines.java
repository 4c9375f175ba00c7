package io.tributary.web.body;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a text into its lines: they end with LF or CRLF, blank ones do not count. */
public final class Lines {

    private Lines() {}

    /**
     * The lines without their ends, in order, at most {@code most} of them.
     *
     * @param most where cutting stops, so that a body of nothing but short lines costs little
     */
    public static List<byte[]> of(byte[] text, int most) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length && lines.size() < most) {
            int end = endOfLine(text, start);
            byte[] line = Arrays.copyOfRange(text, start, withoutBlanks(text, start, end));
            if (line.length > 0) {
                lines.add(line);
            }
            start = end + 1;
        }
        return lines;
    }

    private static int endOfLine(byte[] text, int start) {
        int at = start;
        while (at < text.length && text[at] != '\n') {
            at++;
        }
        return at;
    }

    private static int withoutBlanks(byte[] text, int start, int end) {
        int at = end;
        while (at > start && isBlank(text[at - 1])) {
            at--;
        }
        return at;
    }

    private static boolean isBlank(byte one) {
        return one == '\r' || one == ' ' || one == '\t';
    }
}
