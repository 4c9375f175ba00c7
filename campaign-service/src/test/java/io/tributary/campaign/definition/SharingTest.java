package io.tributary.campaign.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.values.Address;
import io.tributary.values.BasisPoints;
import io.tributary.values.TokenAmount;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SharingTest {

    @Property
    void owesTheWholeOnlyIfSomeoneShares(
            @ForAll @BigRange(min = "1") BigInteger base,
            @ForAll @IntRange(max = 10_000) int userPercent,
            @ForAll @IntRange(max = 10) int depth,
            @ForAll @IntRange(max = 10) int referrers) {
        Sharing sharing = new Sharing(new BasisPoints(userPercent), new BasisPoints(8000), depth);
        TokenAmount whole = new TokenAmount(base);
        List<Address> sharers = sharing.sharers(chain(referrers));

        TokenAmount owed = sharing.owed(whole, sharers);

        assertThat(sharers).hasSize(Math.min(depth, referrers));
        BigInteger part =
                base.multiply(BigInteger.valueOf(userPercent)).divide(BigInteger.valueOf(10_000));
        assertThat(owed.units()).isEqualTo(sharers.isEmpty() ? part : base);
    }

    @Test
    void cutsTheChainFromItsFarEnd() {
        Sharing sharing = new Sharing(new BasisPoints(5000), new BasisPoints(8000), 2);

        assertThat(sharing.sharers(chain(3))).isEqualTo(chain(3).subList(0, 2));
    }

    private static List<Address> chain(int length) {
        return IntStream.range(0, length)
                .mapToObj(level -> new Address("0x" + "a" + level + "0".repeat(37) + "1"))
                .toList();
    }
}
