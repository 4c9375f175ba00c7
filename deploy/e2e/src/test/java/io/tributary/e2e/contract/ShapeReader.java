package io.tributary.e2e.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the page's JSON: as JSON, but a bare name is a member of any value, {@code …} with the
 * words after it stands for anything, and <code>{name: text}</code> for members of any name.
 */
final class ShapeReader {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern LITERAL = Pattern.compile("-?[0-9.]+|true|false|null");
    private static final Pattern REST = Pattern.compile("…[^,\\]}]*");

    private final String text;
    private int at;

    private ShapeReader(String text) {
        this.text = text;
    }

    /** A whole value, or members without their braces, which say nothing of the others. */
    static Shape read(String text) {
        boolean isFragment = text.startsWith("\"");
        ShapeReader reader = new ShapeReader(isFragment ? text + "}" : text);
        Shape shape = isFragment ? reader.members(true) : reader.value();
        reader.skipSpace();
        if (reader.at != reader.text.length()) {
            throw reader.wrong("the end");
        }
        return shape;
    }

    private Shape value() {
        skipSpace();
        return switch (text.charAt(at)) {
            case '{' -> {
                at++;
                yield members(false);
            }
            case '[' -> {
                at++;
                yield elements();
            }
            case '"' -> new Shape.Like(JSON.readTree(next(TEXT)));
            case '…' -> {
                next(REST);
                yield new Shape.Anything();
            }
            default ->
                    Character.isLetter(text.charAt(at)) && !matches(LITERAL)
                            ? anyWord()
                            : new Shape.Like(JSON.readTree(next(LITERAL)));
        };
    }

    private Shape anyWord() {
        next(Pattern.compile("[A-Za-z]+"));
        return new Shape.Anything();
    }

    private Shape members(boolean isOpen) {
        Map<String, Shape> members = new LinkedHashMap<>();
        boolean open = isOpen;
        while (!isAt('}')) {
            if (isAt('…')) {
                next(REST);
                open = true;
            } else if (Character.isLetter(text.charAt(at))) {
                // A name that stands for any: {name: text}.
                anyWord();
                open = true;
                valueAfterColon();
            } else {
                String name = JSON.readTree(next(TEXT)).asString();
                members.put(name, isAt(':') ? valueAfterColon() : new Shape.Anything());
            }
            skipComma();
        }
        at++;
        return new Shape.Members(members, open);
    }

    private Shape valueAfterColon() {
        at++;
        return value();
    }

    private Shape elements() {
        List<Shape> elements = new ArrayList<>();
        while (!isAt(']')) {
            elements.add(value());
            skipComma();
        }
        at++;
        return new Shape.Elements(
                elements.isEmpty() ? List.of(new Shape.Anything()) : List.copyOf(elements));
    }

    private boolean isAt(char expected) {
        skipSpace();
        if (at >= text.length()) {
            throw wrong(String.valueOf(expected));
        }
        return text.charAt(at) == expected;
    }

    private void skipComma() {
        if (isAt(',')) {
            at++;
        }
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean matches(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length()).lookingAt();
    }

    private String next(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw wrong(pattern.pattern());
        }
        at = matcher.end();
        return matcher.group();
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException(
                text.substring(0, Math.min(at, text.length()))
                        + " ⟵ here (expected: "
                        + expected
                        + ")");
    }
}
