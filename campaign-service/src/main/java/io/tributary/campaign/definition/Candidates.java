package io.tributary.campaign.definition;

import io.r2dbc.spi.Readable;
import io.tributary.campaign.row.Columns;
import io.tributary.campaign.row.Unnest;
import io.tributary.values.ProductId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Which campaigns look at which interactions. Read from the database in every transaction that
 * decides, behind the shared fence, so that no cache has to be trusted.
 */
@Component
public class Candidates {

    private static final String SQL =
            "select a.activated_at, a.deactivated_at, "
                    + CampaignRow.COLUMNS
                    + """
                      from unnest(:products::uuid[], :triggers::text[]) as k (product_id, trigger_type)
                      join campaigns c
                        on c.product_id = k.product_id
                       and c.trigger_type = k.trigger_type
                       and c.first_activated_at is not null
                      join campaign_budgets b on b.campaign_id = c.id and b.budget_window = 'total'
                      left join campaign_activations a
                        on a.campaign_id = c.id
                       and (a.deactivated_at is null or a.deactivated_at >= :earliest)
                     order by c.id, a.activated_at
                    """;

    private final DatabaseClient database;

    Candidates(DatabaseClient database) {
        this.database = database;
    }

    /**
     * What interactions are decided against.
     *
     * @param product whose campaigns
     * @param triggerType which of them
     */
    public record Trigger(ProductId product, String triggerType) {}

    /**
     * Every campaign of these triggers that was ever activated, ordered by id.
     *
     * @param earliest activity that ended clearly before this is left out
     */
    public Mono<List<Candidate>> of(Collection<Trigger> triggers, Instant earliest) {
        return rows(triggers, earliest)
                .bufferUntilChanged(CandidateRow::id)
                .map(Candidates::merge)
                .collectList();
    }

    private Flux<CandidateRow> rows(Collection<Trigger> triggers, Instant earliest) {
        return database.sql(SQL)
                .bind("products", Unnest.uuids(triggers, trigger -> trigger.product().value()))
                .bind("triggers", Unnest.texts(triggers, Trigger::triggerType))
                .bind("earliest", Unnest.time(earliest.minus(Candidate.TOLERANCE)))
                .map(Candidates::toRow)
                .all();
    }

    private static CandidateRow toRow(Readable readable) {
        Columns row = new Columns(readable);
        Campaign campaign = CampaignRow.toCampaign(row);
        Instant from = row.instantOrNull("activated_at");
        List<Candidate.Interval> activity =
                from == null
                        ? List.of()
                        : List.of(
                                new Candidate.Interval(from, row.instantOrNull("deactivated_at")));
        return new CandidateRow(campaign, activity);
    }

    private static Candidate merge(List<CandidateRow> rows) {
        Campaign campaign = Objects.requireNonNull(rows.getFirst()).campaign();
        List<Candidate.Interval> activity = new ArrayList<>();
        rows.forEach(row -> activity.addAll(row.activity()));
        return new Candidate(
                campaign.id(),
                campaign.version(),
                campaign.stored(),
                campaign.terms(),
                campaign.chain(),
                activity);
    }

    private record CandidateRow(Campaign campaign, List<Candidate.Interval> activity) {

        Object id() {
            return campaign.id();
        }
    }
}
