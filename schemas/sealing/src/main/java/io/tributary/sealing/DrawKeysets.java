package io.tributary.sealing;

import java.nio.file.Path;

/**
 * The operators' command: makes the pair for webhook secrets in a directory, or adds a key to the
 * pair that is there. Prints where the halves are, never what is in them.
 */
public final class DrawKeysets {

    private DrawKeysets() {}

    /** The directory is the only argument. */
    public static void main(String[] arguments) {
        if (arguments.length != 1 || arguments[0].startsWith("-")) {
            System.err.println("usage: DrawKeysets DIRECTORY");
            System.exit(2);
        }
        Path directory = Path.of(arguments[0]).toAbsolutePath();
        new KeptKeysets(directory).drawNext();
        System.out.println(directory.resolve(KeptKeysets.OPENING) + "  for interaction-service");
        System.out.println(directory.resolve(KeptKeysets.SEALING) + "  for product-service");
    }
}
