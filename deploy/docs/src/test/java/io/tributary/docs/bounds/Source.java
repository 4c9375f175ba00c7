package io.tributary.docs.bounds;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A source file in memory. */
final class Source extends SimpleJavaFileObject {

    private final String file;
    private final String text;

    /**
     * @param file below the root of the checkout
     */
    Source(String file, String text) {
        super(URI.create("source:///" + file), Kind.SOURCE);
        this.file = file;
        this.text = text;
    }

    String file() {
        return file;
    }

    String text() {
        return text;
    }

    String folder() {
        return file.substring(0, file.lastIndexOf('/') + 1);
    }

    boolean introducesItsPackage() {
        return file.endsWith("/package-info.java");
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
