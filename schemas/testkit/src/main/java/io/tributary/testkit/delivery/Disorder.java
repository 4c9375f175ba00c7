package io.tributary.testkit.delivery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What a topic may do to the order and the number of its records. */
public enum Disorder {

    /** Every record once, in its order: what all others are compared with. */
    NONE {
        @Override
        <R> List<R> arrange(List<R> records, Random random) {
            return records;
        }
    },

    /** Every record and at once the same again, as after a send whose answer was lost. */
    DOUBLED {
        @Override
        <R> List<R> arrange(List<R> records, Random random) {
            return records.stream().flatMap(record -> List.of(record, record).stream()).toList();
        }
    },

    /** Every record once, in any order, as over several partitions. */
    SHUFFLED {
        @Override
        <R> List<R> arrange(List<R> records, Random random) {
            List<R> shuffled = new ArrayList<>(records);
            Collections.shuffle(shuffled, random);
            return shuffled;
        }
    },

    /** Newer versions before older ones: the oldest of each key comes last. */
    STALE_LAST {
        @Override
        <R> List<R> arrange(List<R> records, Random random) {
            return records.reversed();
        }
    },

    /** Everything in its order; then all of it again from the newest back to the oldest. */
    STALE_AGAIN {
        @Override
        <R> List<R> arrange(List<R> records, Random random) {
            return joined(records, records.reversed());
        }
    },

    /** Offsets that were set back now and then: what was read is read again from further back. */
    REWOUND {
        @Override
        <R> List<R> arrange(List<R> records, Random random) {
            List<R> read = new ArrayList<>();
            int done = 0;
            while (done < records.size()) {
                int from = random.nextInt(done + 1);
                done += 1 + random.nextInt(records.size() - done);
                read.addAll(records.subList(from, done));
            }
            return read;
        }
    },

    /** Every record twice, in any order. */
    SHUFFLED_AND_DOUBLED {
        @Override
        <R> List<R> arrange(List<R> records, Random random) {
            return SHUFFLED.arrange(joined(records, records), random);
        }
    };

    /** The records as this brings them; each of them at least once. */
    abstract <R> List<R> arrange(List<R> records, Random random);

    private static <R> List<R> joined(List<R> first, List<R> second) {
        List<R> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
