package io.tributary.product.bank;

import io.tributary.product.registry.Bank;
import io.tributary.values.Uuids;
import io.tributary.web.paging.Cursor;
import io.tributary.web.paging.Page;
import io.tributary.web.paging.PageRequest;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Cuts a product's banks into parts; it has so few that all of them are read. */
final class BankPages {

    private static final Comparator<Cursor> NEWEST_FIRST =
            Comparator.comparing(Cursor::at).thenComparing(Cursor::id).reversed();

    private BankPages() {}

    static Page<Bank> of(List<Bank> all, PageRequest page) {
        Cursor after = page.after();
        List<Bank> rest =
                all.stream()
                        .sorted(Comparator.comparing(BankPages::place, NEWEST_FIRST))
                        .filter(bank -> after == null || isBehind(bank, after))
                        .limit(page.limit() + 1L)
                        .toList();
        return Page.of(rest, page.limit(), BankPages::place);
    }

    private static boolean isBehind(Bank bank, Cursor after) {
        return NEWEST_FIRST.compare(place(bank), after) > 0;
    }

    /** A bank has no id of its own. */
    private static Cursor place(Bank bank) {
        UUID chain = new UUID(0, bank.chainId().value());
        return new Cursor(bank.createdAt(), Uuids.derived(chain, bank.token().value()));
    }
}
