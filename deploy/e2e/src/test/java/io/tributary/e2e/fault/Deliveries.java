package io.tributary.e2e.fault;

import io.tributary.e2e.ShopSecret;
import io.tributary.e2e.fault.Joins.Told;
import io.tributary.e2e.fault.Load.Post;
import io.tributary.quickstart.demo.Client;
import io.tributary.quickstart.demo.Client.Answer;
import java.nio.charset.StandardCharsets;

/** What a shop tells of its orders by webhook. */
final class Deliveries {

    private final String url;
    private final ShopSecret secret;
    private final Joins joins;

    /** To a product's webhook at that URL. */
    Deliveries(String url, ShopSecret secret, Joins joins) {
        this.url = url;
        this.secret = secret;
        this.joins = joins;
    }

    /** A delivery that tells so of an order. */
    Post delivery(String order, Told told, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return new Post() {
            @Override
            public Answer send(Client client) {
                return client.post(url, secret.signature(body), body);
            }

            @Override
            public void take(Answer answer) {
                joins.told(order, told, answer);
            }
        };
    }
}
