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
        String session = filter.sessionId();
        return session == null
                ? conditions.bindTo(select(conditions.where()), database)
                : conditions
                        .bindTo(selectOfSession(conditions.where()), database)
                        .bind("session", session);
    }

    private static String select(String where) {
        return """
        select %s
        from interactions i
        where %s
        order by i.received_at desc, i.id desc
        limit :limit
        """
                .formatted(Interactions.COLUMNS, where);
    }

    /* Given and attached sessions never meet on one interaction, so nothing is found twice. */
    // Over the bound because it is one statement.
    private static String selectOfSession(String where) {
        return """
        select %s
        from (
          (select i.*
          from interactions i
          where %s
            and i.session_id = :session
          order by i.received_at desc, i.id desc
          limit :limit)
          union all
          (select i.*
          from interaction_correlations c
          join interactions i
            on i.id = c.interaction_id
            and i.received_at = c.received_at
          where %s
            and c.product_id = :product
            and c.session_id = :session
          order by c.received_at desc, c.interaction_id desc
          limit :limit)) found
        order by received_at desc, id desc
        limit :limit
        """
                .formatted(Interactions.COLUMNS, where, where);
    }

    private static Cursor position(StoredInteraction stored) {
        return new Cursor(stored.receivedAt(), stored.id().value());
    }
}
