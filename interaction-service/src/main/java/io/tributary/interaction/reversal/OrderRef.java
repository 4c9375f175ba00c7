package io.tributary.interaction.reversal;

import io.r2dbc.spi.Readable;
import io.tributary.interaction.column.Column;
import io.tributary.values.ProductId;

/** An order of a product. */
public record OrderRef(ProductId product, String orderId) {

    /** The one that a row names. */
    public static OrderRef of(Readable row) {
        return new OrderRef(Column.product(row, "product_id"), Column.text(row, "order_id"));
    }
}
