package io.tributary.interaction.journal;

import io.tributary.interaction.referral.ReferralDecision;
import io.tributary.values.InteractionId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** A group turned into one array for each column, as {@code unnest} wants it. */
record InteractionColumns(
        List<NewInteraction> items, Map<InteractionId, ReferralDecision> referrals) {

    GenericExecuteSpec bindTo(GenericExecuteSpec statement) {
        return bindContent(bindIdentity(statement))
                .bind("outcomes", texts(item -> decision(item, d -> d.outcome().word())))
                .bind("referrers", texts(item -> decision(item, d -> d.referrer().value())));
    }

    private GenericExecuteSpec bindIdentity(GenericExecuteSpec statement) {
        return statement
                .bind("ids", ids(item -> item.id().value()))
                .bind("products", ids(item -> item.product().value()))
                .bind("wallets", texts(item -> item.wallet().value()))
                .bind("types", texts(NewInteraction::type))
                .bind("keys", texts(NewInteraction::dedupKey))
                .bind("sources", texts(NewInteraction::source))
                .bind("tests", items.stream().map(NewInteraction::test).toArray(Boolean[]::new));
    }

    private GenericExecuteSpec bindContent(GenericExecuteSpec statement) {
        return statement
                .bind(
                        "times",
                        items.stream()
                                .map(item -> toTime(item.occurredAt()))
                                .toArray(OffsetDateTime[]::new))
                .bind("data", texts(NewInteraction::data))
                .bind("orders", texts(NewInteraction::orderId))
                .bind("sessions", texts(item -> item.analytics().sessionId()))
                .bind("devices", texts(item -> item.analytics().deviceId()))
                .bind("profiles", texts(item -> item.analytics().profileId()))
                .bind("correlations", texts(InteractionColumns::correlation));
    }

    private UUID[] ids(Function<NewInteraction, UUID> id) {
        return items.stream().map(id).toArray(UUID[]::new);
    }

    private @Nullable String[] texts(Function<NewInteraction, @Nullable String> text) {
        @Nullable String[] texts = new @Nullable String[items.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text.apply(items.get(i));
        }
        return texts;
    }

    /* The client's own is the rule, and stored as nothing. */
    private static @Nullable String correlation(NewInteraction item) {
        Correlation by = item.analytics().by();
        return by == Correlation.CLIENT ? null : by.word();
    }

    private @Nullable String decision(
            NewInteraction item, Function<ReferralDecision, String> part) {
        ReferralDecision decision = referrals.get(item.id());
        return decision == null ? null : part.apply(decision);
    }

    private static @Nullable OffsetDateTime toTime(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
