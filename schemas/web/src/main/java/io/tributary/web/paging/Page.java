package io.tributary.web.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list as it is answered.
 *
 * @param <T> the items
 * @param items newest first
 * @param nextCursor where the next part starts; null: this was the last
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts a list that was read with a limit one higher than asked for.
     *
     * @param oneMore up to {@code limit + 1} items
     * @param limit how many were asked for
     * @param position the place of an item in the order of the list
     */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, Cursor> position) {
        if (oneMore.size() <= limit) {
            return new Page<>(oneMore, null);
        }
        return new Page<>(
                oneMore.subList(0, limit), position.apply(oneMore.get(limit - 1)).encode());
    }
}
