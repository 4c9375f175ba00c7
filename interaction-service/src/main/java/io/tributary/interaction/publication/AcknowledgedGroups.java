package io.tributary.interaction.publication;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Groups that the broker has acknowledged and whose outbox rows still stand. The rows go with the
 * next group's transaction, or on their own while it is quiet; should the process die before that,
 * the relay sends the same bytes again.
 */
@Component
public class AcknowledgedGroups {

    private static final int AT_ONCE = 200;

    /** What a group's transaction is deleting is left to it: waiting for it could deadlock. */
    private static final String DELETE =
            """
            delete from interaction_outbox
            where group_id = any(array(
              select group_id
              from interaction_outbox
              where group_id = any(:groups::uuid[])
              for update skip locked))
            """;

    private final Queue<UUID> waiting = new ConcurrentLinkedQueue<>();
    private final Set<UUID> standing = ConcurrentHashMap.newKeySet();
    private final DatabaseClient database;

    AcknowledgedGroups(DatabaseClient database) {
        this.database = database;
    }

    /** Whether the group was acknowledged, though its row still stands. */
    public boolean contains(UUID group) {
        return standing.contains(group);
    }

    /** Some groups whose rows the caller deletes; each is given to one caller only. */
    public List<UUID> take() {
        List<UUID> taken = new ArrayList<>();
        while (taken.size() < AT_ONCE) {
            UUID next = waiting.poll();
            if (next == null) {
                break;
            }
            taken.add(next);
        }
        return taken;
    }

    /** The rows are gone. */
    public void deleted(Collection<UUID> groups) {
        standing.removeAll(groups);
    }

    /** The rows were not deleted, or nobody knows. */
    public void giveBack(Collection<UUID> groups) {
        waiting.addAll(groups);
    }

    /** Deletes some rows now. */
    public Mono<Void> settle() {
        List<UUID> taken = take();
        if (taken.isEmpty()) {
            return Mono.empty();
        }
        return delete(taken)
                .doOnSuccess(done -> deleted(taken))
                .doOnError(failed -> giveBack(taken));
    }

    void add(Collection<UUID> groups) {
        standing.addAll(groups);
        waiting.addAll(groups);
    }

    Mono<Void> delete(Collection<UUID> groups) {
        return database.sql(DELETE)
                .bind("groups", groups.toArray(UUID[]::new))
                .fetch()
                .rowsUpdated()
                .then();
    }
}
