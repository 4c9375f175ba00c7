package io.tributary.benchmark.measurement;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.tributary.events.Interaction;
import io.tributary.events.Topics;
import io.tributary.quickstart.settings.Service;
import io.tributary.testkit.platform.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import reactor.core.publisher.Mono;

/**
 * What any consumer of the topic that keeps something cannot do without, once: poll up to a
 * thousand records, decode them, write one row for each by one {@code unnest} statement, commit
 * (fsync on), commit the offsets.
 */
final class BareHop implements AutoCloseable {

    private static final int PREAMBLE = 5;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String TABLE =
            """
            create table if not exists bare_decisions (like decisions including all)
            """;

    private static final String INSERT =
            """
            insert into bare_decisions (interaction_id, received_at, product_id, wallet, trigger_type, decided_at)
            select a.id, a.received_at, a.product_id, a.wallet, a.type, now()
            from unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::text[], $5::text[])
              as a (id, received_at, product_id, wallet, type)
            on conflict do nothing
            """;

    private final SpecificDatumReader<Interaction> reader =
            new SpecificDatumReader<>(Interaction.class);
    private final BareDatabase database;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    BareHop(Platform platform) {
        this.database = new BareDatabase(platform.postgres(), Service.CAMPAIGN.database());
        database.execute(TABLE);
        this.consumer =
                new KafkaConsumer<>(
                        settings(platform),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        this.partitions =
                consumer.partitionsFor(Topics.INTERACTIONS.name(), PATIENCE).stream()
                        .map(found -> new TopicPartition(found.topic(), found.partition()))
                        .toList();
        consumer.assign(partitions);
    }

    /** Passes over all that is on the topic now; a later {@link #rest()} begins here. */
    void skip() {
        consumer.seekToEnd(partitions);
        partitions.forEach(partition -> consumer.position(partition, PATIENCE));
    }

    /** Takes what has come since; returns how many. */
    long rest() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
        long taken = 0;
        while (!ends.equals(positions())) {
            List<Interaction> polled = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> found : consumer.poll(POLL)) {
                polled.add(decode(found.value()));
            }
            taken += polled.isEmpty() ? 0 : database.once(connection -> insert(connection, polled));
            consumer.commitSync(PATIENCE);
        }
        return taken;
    }

    @Override
    public void close() {
        consumer.close();
        database.close();
    }

    private Map<TopicPartition, Long> positions() {
        return partitions.stream()
                .collect(
                        java.util.stream.Collectors.toMap(Function.identity(), consumer::position));
    }

    private Interaction decode(byte[] value) {
        try {
            return reader.read(
                    null,
                    DecoderFactory.get()
                            .binaryDecoder(value, PREAMBLE, value.length - PREAMBLE, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mono<Long> insert(PostgresqlConnection connection, List<Interaction> polled) {
        return connection
                .createStatement(INSERT)
                .bind("$1", polled.stream().map(Interaction::getInteractionId).toArray(UUID[]::new))
                .bind(
                        "$2",
                        polled.stream()
                                .map(one -> one.getReceivedAt().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new))
                .bind("$3", polled.stream().map(Interaction::getProductId).toArray(UUID[]::new))
                .bind("$4", polled.stream().map(Interaction::getWallet).toArray(String[]::new))
                .bind("$5", polled.stream().map(Interaction::getType).toArray(String[]::new))
                .execute()
                .flatMap(PostgresqlResult::getRowsUpdated)
                .reduce(0L, Long::sum);
    }

    private static Map<String, Object> settings(Platform platform) {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                platform.kafka().bootstrapServers(),
                ConsumerConfig.GROUP_ID_CONFIG,
                "bare-hop",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                1_000);
    }
}
