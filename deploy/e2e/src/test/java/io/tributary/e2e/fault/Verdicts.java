package io.tributary.e2e.fault;

import io.tributary.e2e.fault.Item.Wanted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What clients were answered: the promises that the system has to keep. */
final class Verdicts {

    private final Set<String> accepted = new HashSet<>();
    private final Map<String, Set<String>> ids = new HashMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    /** The ids that were answered {@code accepted}. */
    synchronized Set<String> accepted() {
        return Set.copyOf(accepted);
    }

    /** How often each kind of answer came. */
    synchronized int count(String answer) {
        return counts.getOrDefault(answer, 0);
    }

    /** How many promises were broken in the answers themselves, with what was answered. */
    synchronized List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** Takes note of an answer that comes before any verdict, for example {@code 503}. */
    synchronized void note(String answer) {
        counts.merge(answer, 1, Integer::sum);
    }

    synchronized void blame(String answer) {
        wrong.add(answer);
    }

    /** A verdict on an item: an answer of its own, or its part of a batch's. */
    synchronized void take(Item item, JsonNode verdict) {
        String status = verdict.path("status").asString("");
        switch (status) {
            case "accepted", "duplicate" -> stored(item, status, verdict.path("id").asString());
            case "rejected" -> refused(item, verdict.path("problem"));
            default -> refused(item, verdict);
        }
    }

    @Override
    public synchronized String toString() {
        return counts + (wrong.isEmpty() ? "" : ", wrong: " + wrong);
    }

    private void stored(Item item, String status, String id) {
        note(status);
        if (item.wanted() == Wanted.REFUSED) {
            wrong.add(item + " is " + status);
        }
        if (status.equals("accepted") && !accepted.add(id)) {
            wrong.add(item.key() + " was accepted twice as " + id);
        }
        Collection<String> all = ids.computeIfAbsent(item.key(), key -> new TreeSet<>());
        all.add(id);
        if (all.size() > 1) {
            wrong.add(item.key() + " has the ids " + all);
        }
    }

    private void refused(Item item, JsonNode problem) {
        int status = problem.path("status").asInt(0);
        note("refused " + status);
        boolean fair =
                switch (item.wanted()) {
                    case STORED -> false;
                    case STORED_OR_CLAIMED -> status == 409;
                    case REFUSED -> status == 422;
                };
        if (!fair) {
            wrong.add(item + " is refused: " + problem);
        }
    }
}
