package io.tributary.product.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.product.registry.Bank;
import io.tributary.values.Address;
import io.tributary.values.ChainId;
import io.tributary.web.paging.Cursor;
import io.tributary.web.paging.Page;
import io.tributary.web.paging.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BankPagesTest {

    private static final List<Bank> BANKS =
            IntStream.range(1, 8).mapToObj(BankPagesTest::bank).toList();

    /** Two of a time, so that the time alone is no order. */
    private static Bank bank(int number) {
        Address token = new Address("0x" + String.valueOf(number).repeat(40));
        Instant at = Instant.parse("2026-11-22T09:00:00Z").plusSeconds(number / 2);
        return new Bank(new ChainId(31337), token, token, at);
    }

    @Test
    void showsEveryBankOnceNewestFirst() {
        List<Bank> seen = new ArrayList<>();
        @Nullable String next = null;
        do {
            Cursor after = next == null ? null : Cursor.decode(next);
            Page<Bank> page = BankPages.of(BANKS, new PageRequest(2, after));
            seen.addAll(page.items());
            next = page.nextCursor();
        } while (next != null);

        assertThat(seen).hasSize(7).containsExactlyInAnyOrderElementsOf(BANKS);
        assertThat(seen).isSortedAccordingTo((a, b) -> b.createdAt().compareTo(a.createdAt()));
    }

    @Test
    void saysThatNothingFollowsAWholeList() {
        assertThat(BankPages.of(BANKS, new PageRequest(7, null)).nextCursor()).isNull();
    }
}
