package io.tributary.messaging.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.messaging.step.Bisection.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;

class BisectionTest {

    @Property
    void passesEveryItemOnceInOrderAndFindsEveryCulpritOnce(
            @ForAll @Size(max = 60) @UniqueElements List<@IntRange(max = 99) Integer> items,
            @ForAll Set<@IntRange(max = 99) Integer> culprits) {
        List<Integer> passed = new ArrayList<>();
        List<Integer> found = new ArrayList<>();
        new Bisection<Integer, String>(
                        tried -> {
                            if (tried.stream().anyMatch(culprits::contains)) {
                                return new Verdict.Failed<>("bad");
                            }
                            passed.addAll(tried);
                            return new Verdict.Passed<>();
                        },
                        (item, reason) -> found.add(item))
                .run(items);
        assertThat(passed).isEqualTo(items.stream().filter(i -> !culprits.contains(i)).toList());
        assertThat(found).isEqualTo(items.stream().filter(culprits::contains).toList());
    }
}
