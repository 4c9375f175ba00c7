package io.tributary.product.bank;

import io.tributary.product.registry.Bank;
import io.tributary.values.Uuids;
import io.tributary.web.paging.Cursor;
import io.tributary.web.paging.Page;
import io.tributary.web.paging.PageRequest;
import java.util.List;
import java.util.UUID;

/** Cuts a product's banks into parts; it has so few that all of them are read. */
final class BankPages {

    private BankPages() {}

    static Page<Bank> of(List<Bank> all, PageRequest page) {
        return Page.ofAll(all, page, BankPages::place);
    }

    /** A bank has no id of its own. */
    private static Cursor place(Bank bank) {
        UUID chain = new UUID(0, bank.chainId().value());
        return new Cursor(bank.createdAt(), Uuids.derived(chain, bank.token().value()));
    }
}
