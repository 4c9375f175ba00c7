package io.tributary.interaction.order;

import io.r2dbc.spi.Readable;
import io.tributary.interaction.column.Column;
import io.tributary.values.ProductId;

/** An order of a product. */
record OrderRef(ProductId product, String orderId) {

    static OrderRef of(Readable row) {
        return new OrderRef(Column.product(row, "product_id"), Column.text(row, "order_id"));
    }
}
