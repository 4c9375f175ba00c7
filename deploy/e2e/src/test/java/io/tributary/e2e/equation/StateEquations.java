package io.tributary.e2e.equation;

import static io.tributary.quickstart.settings.Service.CAMPAIGN;
import static io.tributary.quickstart.settings.Service.INTERACTION;
import static io.tributary.quickstart.settings.Service.PRODUCT;
import static io.tributary.quickstart.settings.Service.PUSHER;
import static io.tributary.quickstart.settings.Service.REWARD;

import io.tributary.quickstart.settings.Service;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** States that others learn are those of their owners; and nothing was put aside. */
final class StateEquations {

    private final Databases databases;
    private final Records records;

    StateEquations(Databases databases, Records records) {
        this.databases = databases;
        this.records = records;
    }

    Stream<Difference> differences() {
        Map<String, String> products =
                databases.rows(PRODUCT, "select id, version::text from products");
        Stream<Difference> learnt =
                Stream.of(INTERACTION, CAMPAIGN, REWARD, PUSHER)
                        .flatMap(service -> learnt(service, products));
        Stream<Difference> published =
                Difference.between(
                        "products = products.v1",
                        products,
                        records.latest("products.v1", List.of("productId"), List.of("version")));
        return Stream.of(learnt, published, campaigns(), deadLetters()).flatMap(one -> one);
    }

    private Stream<Difference> learnt(Service service, Map<String, String> products) {
        return Difference.between(
                "products = products known to " + service.text(),
                products,
                databases.rows(service, "select product_id, version::text from known_products"));
    }

    private Stream<Difference> campaigns() {
        return Difference.between(
                "campaigns = campaigns.v1",
                databases.rows(
                        CAMPAIGN,
                        "select id, concat_ws(' ', version, upper(status)) from campaigns"),
                records.latest(
                        "campaigns.v1", List.of("campaignId"), List.of("version", "status")));
    }

    private Stream<Difference> deadLetters() {
        return Difference.none("no dead letters", records.deadLetters());
    }
}
