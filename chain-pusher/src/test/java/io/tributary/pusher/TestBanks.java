package io.tributary.pusher;

import io.tributary.testkit.platform.DevAccounts;
import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import io.tributary.values.TokenAmount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.Utf8String;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.crypto.ContractUtils;

/** A token, a ledger, and as many banks as tests want, deployed from the committed bytecode. */
public final class TestBanks {

    private static final Uint256 DISTRIBUTOR_ROLE = new Uint256(2);
    private static final DevAccounts MERCHANT = DevAccounts.MERCHANT;

    private final TestChain chain;
    private final Address token;
    private final Address ledger;

    TestBanks(TestChain chain) {
        this.chain = chain;
        Type<?> owner = address(MERCHANT.address());
        this.token = create("TestToken", new Utf8String("Test"), new Utf8String("TST"), owner);
        this.ledger = create("MultiTokenPushPull", owner);
    }

    public Address token() {
        return token;
    }

    public Address ledger() {
        return ledger;
    }

    /** A bank that may push, with this in it; all in one block. */
    public Address bank(UUID product, TokenAmount balance) {
        Type<?> id = new org.web3j.abi.datatypes.generated.Bytes32(Bytes32.of(product).bytes());
        Address bank = create("ProductBank", id, address(MERCHANT.address()), address(ledger));
        call(bank, "grantRoles", address(DevAccounts.DISTRIBUTOR.address()), DISTRIBUTOR_ROLE);
        call(token, "mint", address(bank), new Uint256(balance.units()));
        chain.receipt(call(ledger, "authorizePusher", address(bank)));
        return bank;
    }

    /** Puts tokens into the bank. */
    public void fund(Address bank, TokenAmount amount) {
        chain.receipt(call(token, "mint", address(bank), new Uint256(amount.units())));
    }

    /** Takes tokens out of the bank in a transaction that comes first in its block. */
    void withdrawAheadOfOthers(Address bank, TokenAmount amount) {
        chain.sendAheadOfOthers(
                MERCHANT, bank, encode("withdraw", address(token), new Uint256(amount.units())));
    }

    /** What the ledger owes the wallet. */
    public TokenAmount credited(Address wallet) {
        String data = encode("getPendingAmount", address(token), address(wallet));
        return new TokenAmount(chain.number(ledger, data));
    }

    private String call(Address contract, String function, Type<?>... arguments) {
        return chain.send(MERCHANT, contract, encode(function, arguments));
    }

    /** Where the contract will be follows from its creator and the creator's nonce. */
    @SuppressWarnings("rawtypes") // web3j asks for a list of raw types.
    private Address create(String contract, Type<?>... arguments) {
        String creator = MERCHANT.address().value();
        String address = ContractUtils.generateContractAddress(creator, chain.nextNonce(MERCHANT));
        chain.create(
                MERCHANT,
                bytecode(contract) + FunctionEncoder.encodeConstructor(List.<Type>of(arguments)));
        return Address.parse(address);
    }

    private static String encode(String function, Type<?>... arguments) {
        return FunctionEncoder.encode(new Function(function, List.of(arguments), List.of()));
    }

    private static Type<?> address(Address address) {
        return new org.web3j.abi.datatypes.Address(address.value());
    }

    private static String bytecode(String contract) {
        try {
            return Files.readString(Path.of("contracts", "bin", contract + ".bin")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
