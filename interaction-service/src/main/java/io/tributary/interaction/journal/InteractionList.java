package io.tributary.interaction.journal;

import io.tributary.web.paging.Cursor;
import io.tributary.web.paging.Page;
import io.tributary.web.paging.PageRequest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lists interactions, the last received first; each way of asking has its index. */
@Component
public class InteractionList {

    private static final String SELECT =
            """
            select %s
            from interactions i
            where %s
            order by i.received_at desc, i.id desc
            limit :limit
            """;

    private final DatabaseClient database;

    InteractionList(DatabaseClient database) {
        this.database = database;
    }

    /** The part of the list that the request asks for. */
    public Mono<Page<StoredInteraction>> read(InteractionFilter filter, PageRequest page) {
        InteractionConditions conditions = InteractionConditions.of(filter, page.after());
        return statement(filter, conditions)
                .bind("limit", page.limit() + 1)
                .map(StoredInteraction::of)
                .all()
                .collectList()
                .map(found -> Page.of(found, page.limit(), InteractionList::position));
    }

    private GenericExecuteSpec statement(
            InteractionFilter filter, InteractionConditions conditions) {
        String where = conditions.where();
        String session = filter.sessionId();
        if (session == null) {
            return conditions.bindTo(SELECT.formatted(Interactions.COLUMNS, where), database);
        }
        String given = where + "\n  and i.session_id = :session";
        return conditions
                .bindTo(SELECT.formatted(Interactions.COLUMNS, given), database)
                .bind("session", session);
    }

    private static Cursor position(StoredInteraction stored) {
        return new Cursor(stored.receivedAt(), stored.id().value());
    }
}
