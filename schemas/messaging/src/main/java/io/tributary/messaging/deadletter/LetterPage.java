package io.tributary.messaging.deadletter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the list.
 *
 * @param letters newest first; fewer than asked for, even none, where a filter passed over many
 * @param next where the next part starts; null: there are no more
 */
public record LetterPage(List<ListedLetter> letters, @Nullable LetterCursor next) {

    public LetterPage {
        letters = List.copyOf(letters);
    }
}
