package io.tributary.messaging.transport;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/**
 * The cluster as an operator would ask it: is it there, does it have our topics. Connects with its
 * first use.
 */
public final class Broker implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(6);

    private final KafkaSettings settings;
    private @Nullable Admin admin;

    public Broker(KafkaSettings settings) {
        this.settings = settings;
    }

    /** Whether the cluster answers within some seconds. */
    public boolean answers() {
        try {
            int nodes = get(admin().describeCluster().nodes()).size();
            return nodes > 0;
        } catch (ExecutionException | TimeoutException | RuntimeException _) {
            return false;
        }
    }

    /** Creates those that do not exist; the others stay as they are. */
    void create(List<NewTopic> topics) throws ExecutionException, TimeoutException {
        for (KafkaFuture<Void> created : admin().createTopics(topics).values().values()) {
            try {
                get(created);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
            admin = null;
        }
    }

    private synchronized Admin admin() {
        Admin connected = admin;
        if (connected == null) {
            connected = Admin.create(settings.admin());
            admin = connected;
        }
        return connected;
    }

    private static <T> T get(KafkaFuture<T> future) throws ExecutionException, TimeoutException {
        try {
            return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
