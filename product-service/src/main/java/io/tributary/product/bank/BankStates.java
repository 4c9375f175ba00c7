package io.tributary.product.bank;

import io.tributary.product.ProductProperties;
import io.tributary.product.bank.BankState.Campaign;
import io.tributary.product.bank.BankState.Distributor;
import io.tributary.product.chain.ChainClient;
import io.tributary.product.chain.ContractCall;
import io.tributary.product.registry.Bank;
import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import io.tributary.values.CampaignId;
import io.tributary.values.TokenAmount;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple3;

/** Reads banks from the chain: the newest block first, then everything at that block. */
@Component
class BankStates {

    private final ChainClient chain;
    private final Address distributor;

    BankStates(ChainClient chain, ProductProperties properties) {
        this.chain = chain;
        this.distributor = properties.distributor();
    }

    /** The bank now, and the campaign's part of it if one is asked for; 503 without the chain. */
    Mono<BankState> of(Bank bank, @Nullable CampaignId campaign) {
        return chain.inTime(chain.head().flatMap(block -> at(block, bank, campaign)));
    }

    private Mono<BankState> at(long block, Bank bank, @Nullable CampaignId campaign) {
        return Mono.zip(
                        funds(bank, block),
                        rights(bank.bank(), block),
                        Mono.justOrEmpty(campaign)
                                .flatMap(id -> campaign(bank, id, block))
                                .singleOptional())
                .map(read -> state(bank, block, read));
    }

    private Mono<Funds> funds(Bank bank, long block) {
        return Mono.zip(
                amount(bank.token(), BankCalls.balanceOf(bank.bank()), block),
                amount(bank.bank(), BankCalls.availableBalance(bank.token()), block),
                Funds::new);
    }

    private Mono<Rights> rights(Address bank, long block) {
        return Mono.zip(
                isTrue(bank, BankCalls.hasDistributorRole(distributor), block),
                chain.word(bank, BankCalls.LEDGER, block)
                        .flatMap(word -> Mono.justOrEmpty(BankCalls.address(word)))
                        .flatMap(ledger -> credit(ledger, bank, block))
                        .defaultIfEmpty(new Credit(Optional.empty(), false)),
                Rights::new);
    }

    private Mono<Credit> credit(Address ledger, Address bank, long block) {
        return isTrue(ledger, BankCalls.isAuthorisedPusher(bank), block)
                .map(authorised -> new Credit(Optional.of(ledger), authorised));
    }

    private Mono<Campaign> campaign(Bank bank, CampaignId id, long block) {
        return Mono.zip(
                isTrue(bank.bank(), BankCalls.isActive(id), block),
                chain.words(bank.bank(), BankCalls.budget(id, bank.token()), 2, block)
                        .defaultIfEmpty(List.of()),
                (active, words) -> toCampaign(id, active, words));
    }

    private Mono<Optional<TokenAmount>> amount(Address contract, ContractCall call, long block) {
        return chain.word(contract, call, block).map(BankCalls::amount).singleOptional();
    }

    private Mono<Boolean> isTrue(Address contract, ContractCall call, long block) {
        return chain.word(contract, call, block).singleOptional().map(BankCalls::isTrue);
    }

    private static Campaign toCampaign(CampaignId id, boolean active, List<Bytes32> words) {
        return words.isEmpty()
                ? new Campaign(id, active, null, null)
                : new Campaign(
                        id,
                        active,
                        BankCalls.amount(words.getFirst()),
                        BankCalls.amount(words.getLast()));
    }

    private BankState state(Bank bank, long block, Tuple3<Funds, Rights, Optional<Campaign>> read) {
        Credit credit = read.getT2().credit();
        return new BankState(
                bank.chainId(),
                bank.token(),
                bank.bank(),
                block,
                read.getT1().balance().orElse(null),
                read.getT1().available().orElse(null),
                new Distributor(distributor, read.getT2().distributorHasRole()),
                credit.authorised(),
                credit.ledger().orElse(null),
                read.getT3().orElse(null));
    }

    private record Funds(Optional<TokenAmount> balance, Optional<TokenAmount> available) {}

    private record Rights(boolean distributorHasRole, Credit credit) {}

    private record Credit(Optional<Address> ledger, boolean authorised) {}
}
