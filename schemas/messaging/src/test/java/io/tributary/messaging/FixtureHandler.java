package io.tributary.messaging;

import static java.util.Objects.requireNonNull;

import io.tributary.events.CampaignMatch;
import io.tributary.events.Interaction;
import io.tributary.events.Topics;
import io.tributary.messaging.step.DeadLetterReason;
import io.tributary.messaging.step.Handled;
import io.tributary.messaging.step.StepHandler;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Claims each interaction by its id and makes one match of it. The session id says what goes wrong
 * with it: {@code nul} breaks the SQL (22021), {@code forbidden} a constraint (23514), {@code bug}
 * throws, {@code old} is refused.
 */
public final class FixtureHandler implements StepHandler<Interaction> {

    /** Sizes of the batches that were tried, in order. */
    public final List<Integer> tried = new CopyOnWriteArrayList<>();

    /** How many of the next calls fail, whatever they carry. */
    public final AtomicInteger failures = new AtomicInteger();

    /** What those failures are. */
    public final AtomicReference<RuntimeException> failure =
            new AtomicReference<>(new IllegalStateException("broken"));

    private static final String CLAIM =
            """
            insert into applied (interaction_id, wallet, note)
            select a.id, a.wallet, a.note
            from unnest(:ids::uuid[], :wallets::text[], :notes::text[]) as a (id, wallet, note)
            order by a.id
            on conflict (interaction_id) do nothing
            returning interaction_id
            """;

    private final DatabaseClient database;

    FixtureHandler(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Handled> handle(List<Interaction> events) {
        tried.add(events.size());
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw failure.get();
        }
        if (events.stream().anyMatch(event -> "bug".equals(event.getSessionId()))) {
            throw new IllegalStateException("bug");
        }
        List<Interaction> good =
                events.stream().filter(event -> !"old".equals(event.getSessionId())).toList();
        return database.sql(CLAIM)
                .bind("ids", good.stream().map(Interaction::getInteractionId).toArray(UUID[]::new))
                .bind("wallets", good.stream().map(Interaction::getWallet).toArray(String[]::new))
                .bind("notes", good.stream().map(FixtureHandler::note).toArray(String[]::new))
                .map(row -> requireNonNull(row.get("interaction_id", UUID.class)))
                .all()
                .collectList()
                .map(claimed -> outcomes(events, new HashSet<>(claimed)));
    }

    private static String note(Interaction event) {
        return switch (event.getSessionId()) {
            case "nul" -> "a\u0000b";
            case "forbidden" -> "forbidden";
            default -> "fine";
        };
    }

    private static Handled outcomes(List<Interaction> events, Set<UUID> claimed) {
        List<Outgoing<?>> fresh = new ArrayList<>();
        List<Outgoing<?>> repeated = new ArrayList<>();
        List<Handled.Refusal> refused = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            Interaction event = events.get(i);
            if ("old".equals(event.getSessionId())) {
                refused.add(new Handled.Refusal(i, DeadLetterReason.TOO_OLD, "age: 40 d"));
            } else if (claimed.remove(event.getInteractionId())) {
                fresh.add(outcome(event));
            } else {
                repeated.add(outcome(event));
            }
        }
        return new Handled(fresh.size(), repeated.size(), fresh, repeated, refused);
    }

    private static Outgoing<CampaignMatch> outcome(Interaction event) {
        CampaignMatch match = Fixtures.aMatchOf(event);
        return new Outgoing<>(
                Topics.CAMPAIGN_MATCHES,
                event.getProductId() + ":" + event.getWallet(),
                match.getMatchId().toString(),
                match);
    }
}
