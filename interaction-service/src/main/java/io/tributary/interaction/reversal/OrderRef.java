package io.tributary.interaction.reversal;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import io.tributary.values.ProductId;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** An order of a product. */
public record OrderRef(ProductId product, String orderId) {

    /** The one that a row names. */
    public static OrderRef of(Readable row) {
        return new OrderRef(Column.product(row, "product_id"), Column.text(row, "order_id"));
    }

    /** Binds it to {@code :product} and {@code :order}. */
    public GenericExecuteSpec bind(GenericExecuteSpec statement) {
        return statement.bind("product", product.value()).bind("order", orderId);
    }
}
