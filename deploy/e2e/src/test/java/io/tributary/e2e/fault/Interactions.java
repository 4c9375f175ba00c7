package io.tributary.e2e.fault;

import io.tributary.e2e.fault.Load.Post;
import io.tributary.quickstart.demo.Client;
import io.tributary.quickstart.demo.Client.Answer;
import java.util.List;
import java.util.stream.IntStream;

/** Posts interactions as a shop's server does, single and in batches. */
final class Interactions {

    private final String url;
    private final String key;
    private final Verdicts verdicts;

    Interactions(String url, String key, Verdicts verdicts) {
        this.url = url;
        this.key = key;
        this.verdicts = verdicts;
    }

    Post single(Item item) {
        return new Single(item);
    }

    Post batch(List<Item> items) {
        return new Batch(items);
    }

    private final class Single implements Post {

        private final Item item;

        Single(Item item) {
            this.item = item;
        }

        @Override
        public Answer send(Client client) {
            return client.post(url, key, item.body());
        }

        @Override
        public void take(Answer answer) {
            switch (answer.status()) {
                case 200, 202, 409, 422 -> verdicts.take(item, answer.body());
                default -> verdicts.blame(answer.toString());
            }
        }
    }

    private final class Batch implements Post {

        private final List<Item> items;

        Batch(List<Item> items) {
            this.items = items;
        }

        @Override
        public Answer send(Client client) {
            return client.post(url + "/batch", key, items.stream().map(Item::body).toList());
        }

        @Override
        public void take(Answer answer) {
            if (answer.status() == 207 || answer.status() == 200 || answer.status() == 202) {
                IntStream.range(0, items.size())
                        .forEach(i ->
                                verdicts.take(items.get(i), answer.body().path("results").path(i)));
            } else {
                verdicts.blame(answer.toString());
            }
        }
    }
}
