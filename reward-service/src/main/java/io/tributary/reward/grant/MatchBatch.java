package io.tributary.reward.grant;

import io.tributary.events.CampaignMatch;
import io.tributary.messaging.step.DeadLetterReason;
import io.tributary.messaging.step.Handled;
import io.tributary.values.MatchId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One poll's matches: each once, and what can never be granted.
 *
 * @param matches by id, in the order of their records
 * @param refused what becomes a dead letter
 */
record MatchBatch(Map<MatchId, Match> matches, List<Handled.Refusal> refused) {

    /**
     * Reads the records.
     *
     * @param oldestGuarded what was received before can no longer be told from what was granted
     */
    static MatchBatch read(List<CampaignMatch> records, Instant oldestGuarded) {
        MatchBatch batch = new MatchBatch(new LinkedHashMap<>(), new ArrayList<>());
        for (int index = 0; index < records.size(); index++) {
            CampaignMatch record = records.get(index);
            if (record.getReceivedAt().isBefore(oldestGuarded)) {
                batch.refuse(index, DeadLetterReason.TOO_OLD, tooOld(record, oldestGuarded));
            } else {
                batch.take(index, record);
            }
        }
        return batch;
    }

    Collection<Match> all() {
        return matches.values();
    }

    private void take(int index, CampaignMatch record) {
        try {
            Match match = Match.of(record);
            matches.putIfAbsent(match.id(), match);
        } catch (IllegalArgumentException e) {
            refuse(index, DeadLetterReason.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private void refuse(int index, DeadLetterReason reason, String detail) {
        refused.add(new Handled.Refusal(index, reason, detail));
    }

    private static String tooOld(CampaignMatch record, Instant oldestGuarded) {
        return "receivedAt: "
                + record.getReceivedAt()
                + " (expected: "
                + oldestGuarded
                + " or later)";
    }
}
