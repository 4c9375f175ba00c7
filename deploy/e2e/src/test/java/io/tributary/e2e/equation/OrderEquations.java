package io.tributary.e2e.equation;

import static io.tributary.quickstart.settings.Service.INTERACTION;

import java.util.stream.Stream;

/** Orders that shops told of and buyers claimed have met, each once, and nothing is owed a look. */
final class OrderEquations {

    private final Databases databases;

    OrderEquations(Databases databases) {
        this.databases = databases;
    }

    Stream<Difference> differences(Promises promises) {
        return Stream.of(completed(promises), refunded(promises), joined(), owed())
                .flatMap(one -> one);
    }

    private Stream<Difference> completed(Promises promises) {
        return Difference.between(
                "told and claimed = completed",
                promises.orders(),
                databases.rows(
                        INTERACTION,
                        """
                        select i.order_id, i.wallet
                          from interactions i
                          join shop_orders o using (product_id, order_id)
                         where i.type = 'purchase.completed'
                           and i.product_id = '%s'
                        """
                                .formatted(promises.product())));
    }

    private Stream<Difference> refunded(Promises promises) {
        return Difference.between(
                "told, claimed and refunded = refunds",
                promises.refunds(),
                databases.rows(
                        INTERACTION,
                        """
                        select order_id, wallet
                          from interactions
                         where type = 'purchase.refunded'
                           and product_id = '%s'
                        """
                                .formatted(promises.product())));
    }

    private Stream<Difference> joined() {
        return Difference.between(
                "orders = their interactions",
                databases.rows(
                        INTERACTION,
                        "select order_id, interaction_id from shop_orders where state = 'joined'"),
                databases.rows(
                        INTERACTION,
                        """
                        select i.order_id, i.id
                          from interactions i
                          join shop_orders o using (product_id, order_id)
                         where i.type = 'purchase.completed'
                        """));
    }

    private Stream<Difference> owed() {
        return Difference.none(
                "no order is owed a look",
                databases.rows(INTERACTION, "select id, reference from order_checks"));
    }
}
