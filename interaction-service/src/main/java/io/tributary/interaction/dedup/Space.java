package io.tributary.interaction.dedup;

import io.tributary.values.ProductId;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * Within which interactions are duplicates of each other and referrals meet: what is real of a
 * product, or its tests. Neither ever stands in the way of the other.
 */
public record Space(ProductId product, boolean test) {

    /** The product's real interactions. */
    public static Space live(ProductId product) {
        return new Space(product, false);
    }

    /** Binds the spaces of rows as the arrays {@code :products} and {@code :tests}. */
    public static <T> GenericExecuteSpec bind(
            GenericExecuteSpec statement, List<T> rows, Function<T, Space> space) {
        List<Space> spaces = rows.stream().map(space).toList();
        return statement
                .bind(
                        "products",
                        spaces.stream().map(s -> s.product().value()).toArray(UUID[]::new))
                .bind("tests", spaces.stream().map(Space::test).toArray(Boolean[]::new));
    }
}
