package io.tributary.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.events.CampaignMatch;
import io.tributary.events.Topics;
import io.tributary.messaging.EventCodec;
import io.tributary.testkit.TestTopics;
import io.tributary.values.ProductId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;

/** The matches that were written, and what topics tell of them. */
final class MatchLog {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DatabaseClient database;
    private final EventCodec codec;

    MatchLog(DatabaseClient database, EventCodec codec) {
        this.database = database;
        this.codec = codec;
    }

    /** The ids of the product's matches. */
    Set<UUID> matched(ProductId product) {
        return Set.copyOf(
                Objects.requireNonNull(
                        database.sql("select id from campaign_matches where product_id = :product")
                                .bind("product", product.value())
                                .mapValue(UUID.class)
                                .all()
                                .collectList()
                                .block(PATIENCE)));
    }

    /** The bytes of these matches when all are on the topic; each id has only one kind of bytes. */
    Map<UUID, ByteBuffer> awaitMatches(TestTopics from, Set<UUID> ids) {
        Map<UUID, Set<ByteBuffer>> found = new HashMap<>();
        await("all matches are published")
                .atMost(PATIENCE)
                .until(() -> {
                    found.clear();
                    read(from, ids, found);
                    return found.size() == ids.size();
                });
        assertThat(found).allSatisfy((id, kinds) -> assertThat(kinds).as("%s", id).hasSize(1));
        return found.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, match -> match.getValue().iterator().next()));
    }

    private void read(TestTopics from, Set<UUID> ids, Map<UUID, Set<ByteBuffer>> found) {
        from.read(Topics.CAMPAIGN_MATCHES.name())
                .forEach(record -> {
                    CampaignMatch match = codec.decode(Topics.CAMPAIGN_MATCHES, record.value());
                    if (ids.contains(match.getMatchId())) {
                        found.computeIfAbsent(match.getMatchId(), _ -> new HashSet<>())
                                .add(ByteBuffer.wrap(record.value()));
                    }
                });
    }
}
