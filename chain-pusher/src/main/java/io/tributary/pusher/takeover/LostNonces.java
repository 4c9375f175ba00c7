package io.tributary.pusher.takeover;

import io.tributary.events.PushBatch;
import io.tributary.pusher.lane.LanePoller;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers, while push-batches.v1 is read, what the database does not know. Used once. */
final class LostNonces {

    private static final int CHUNK = 1_000;

    private final KnownNonces nonces;
    private final List<PushBatch> chunk = new ArrayList<>();
    private final Map<String, PushBatch> lost = new LinkedHashMap<>();
    private final Set<String> contradicted = new LinkedHashSet<>();

    LostNonces(KnownNonces nonces) {
        this.nonces = nonces;
    }

    void add(PushBatch announced) {
        chunk.add(announced);
        if (chunk.size() >= CHUNK) {
            compare();
        }
    }

    /** Batches that are missing, once each. */
    List<PushBatch> lost() {
        compare();
        return List.copyOf(lost.values());
    }

    /** Nonces that the database has with another list. */
    Set<String> contradicted() {
        compare();
        return Set.copyOf(contradicted);
    }

    private void compare() {
        if (chunk.isEmpty()) {
            return;
        }
        Map<String, PushBatch> announced = new LinkedHashMap<>();
        chunk.forEach(batch -> announced.put(batch.getBank() + ":" + batch.getNonce(), batch));
        for (KnownNonces.Unknown unknown : LanePoller.await(nonces.unknown(chunk))) {
            if (unknown.lost()) {
                lost.put(unknown.key(), announced.get(unknown.key()));
            } else {
                contradicted.add(unknown.key());
            }
        }
        chunk.clear();
    }
}
