package io.tributary.messaging.step;

/** Something that a step needs is away; the poll is to be repeated when it is back. */
final class TroubleException extends RuntimeException {

    private final transient Trouble trouble;

    TroubleException(Trouble.Source source, Throwable cause) {
        super(source + ": " + cause.getClass().getSimpleName(), cause);
        this.trouble = new Trouble(source, detail(cause));
    }

    Trouble trouble() {
        return trouble;
    }

    private static String detail(Throwable cause) {
        Throwable root = Failure.rootOf(cause);
        String text = root.getClass().getSimpleName();
        return root.getMessage() == null ? text : text + ": " + Failure.cut(root.getMessage());
    }
}
