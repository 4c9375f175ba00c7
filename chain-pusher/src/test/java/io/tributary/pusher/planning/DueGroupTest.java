package io.tributary.pusher.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.ProductId;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DueGroupTest {

    private static final RewardGroup GROUP =
            new RewardGroup(
                    new ProductId(new UUID(0, 1)),
                    new Address("0x" + "1".repeat(40)),
                    new CampaignId(new UUID(0, 2)));

    @Example
    void sendsAFullBatchAtOnce() {
        assertThat(new DueGroup(GROUP, 100, false).batches(100)).isEqualTo(1);
    }

    @Example
    void keepsAPartialBatchUntilTheIntervalIsOver() {
        assertThat(new DueGroup(GROUP, 99, false).batches(100)).isZero();
        assertThat(new DueGroup(GROUP, 99, true).batches(100)).isEqualTo(1);
    }

    @Property
    void takesEveryRewardOnceTheIntervalIsOver(
            @ForAll @IntRange(max = 100_000) int aged,
            @ForAll @IntRange(min = 1, max = 600) int size) {
        int batches = new DueGroup(GROUP, aged, true).batches(size);

        assertThat((long) batches * size).isGreaterThanOrEqualTo(aged);
        assertThat((long) (batches - 1) * size).isLessThan(Math.max(aged, 1));
    }
}
