package io.tributary.web.paging;

import java.util.Comparator;
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

    private static final Comparator<Cursor> NEWEST_FIRST =
            Comparator.comparing(Cursor::at).thenComparing(Cursor::id).reversed();

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

    /**
     * The part of a list that is so short that all of it was read.
     *
     * @param all in any order
     * @param position the place of an item; no two have the same
     */
    public static <T> Page<T> ofAll(List<T> all, PageRequest page, Function<T, Cursor> position) {
        Cursor after = page.after();
        List<T> rest =
                all.stream()
                        .sorted(Comparator.comparing(position, NEWEST_FIRST))
                        .filter(item ->
                                after == null
                                        || NEWEST_FIRST.compare(position.apply(item), after) > 0)
                        .limit(page.limit() + 1L)
                        .toList();
        return of(rest, page.limit(), position);
    }
}
