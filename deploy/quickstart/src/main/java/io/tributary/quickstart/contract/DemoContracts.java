package io.tributary.quickstart.contract;

import io.tributary.quickstart.contract.Sender.Deployment;
import io.tributary.quickstart.settings.Outcome;
import io.tributary.quickstart.settings.Polling;
import io.tributary.quickstart.settings.QuickstartException;
import io.tributary.testkit.platform.DevAccounts;
import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import io.tributary.values.ProductId;
import io.tributary.values.TokenAmount;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.Utf8String;
import org.web3j.abi.datatypes.generated.Uint256;
import tools.jackson.databind.JsonNode;

/**
 * The contracts of the demo: the merchant's token, the ledger, and the product's bank with what it
 * may pay out.
 */
public final class DemoContracts {

    /** What the token calls itself. */
    public static final String SYMBOL = "DEMO";

    /** How many digits stand behind the token's point. */
    public static final int DECIMALS = 18;

    /** What the bank holds: 10,000,000 tokens. */
    public static final TokenAmount DEPOSIT = tokens(10_000_000);

    private static final Uint256 MANAGER_ROLE = new Uint256(1);
    private static final Uint256 DISTRIBUTOR_ROLE = new Uint256(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Rpc rpc;
    private final Sender merchant;
    private final Address token;
    private final Address ledger;

    private DemoContracts(Rpc rpc, Sender merchant, Address token, Address ledger) {
        this.rpc = rpc;
        this.merchant = merchant;
        this.token = token;
        this.ledger = ledger;
    }

    /**
     * Sends what deploys a new token and a new ledger, both owned by the merchant, and waits until
     * they are there.
     */
    public static DemoContracts deploy(String rpcUrl) {
        Rpc rpc = new Rpc(rpcUrl);
        Sender merchant = new Sender(rpc, DevAccounts.MERCHANT);
        Type<?> owner = address(DevAccounts.MERCHANT.address());
        Type<?> name = new Utf8String("Demo Token");
        Type<?> symbol = new Utf8String(SYMBOL);
        Deployment token = merchant.deploy(Bytecode.of("TestToken"), name, symbol, owner);
        Deployment ledger = merchant.deploy(Bytecode.of("MultiTokenPushPull"), owner);
        DemoContracts contracts =
                new DemoContracts(rpc, merchant, token.address(), ledger.address());
        contracts.awaitMined(token.transaction());
        contracts.awaitMined(ledger.transaction());
        return contracts;
    }

    /** Those that are there already. */
    public static DemoContracts at(String rpcUrl, Address token, Address ledger) {
        Rpc rpc = new Rpc(rpcUrl);
        return new DemoContracts(rpc, new Sender(rpc, DevAccounts.MERCHANT), token, ledger);
    }

    /**
     * Deploys the product's bank: the ledger credits for it, the distributor signs for it, the
     * merchant manages it, and it holds {@link #DEPOSIT}.
     */
    public Address deployBank(ProductId product) {
        Type<?> id =
                new org.web3j.abi.datatypes.generated.Bytes32(Bytes32.of(product.value()).bytes());
        Address owner = DevAccounts.MERCHANT.address();
        Deployment bank =
                merchant.deploy(Bytecode.of("ProductBank"), id, address(owner), address(ledger));
        List<String> transactions =
                List.of(
                        bank.transaction(),
                        grant(bank.address(), DevAccounts.DISTRIBUTOR.address(), DISTRIBUTOR_ROLE),
                        grant(bank.address(), owner, MANAGER_ROLE),
                        merchant.call(ledger, "authorizePusher", address(bank.address())),
                        merchant.call(token, "mint", address(owner), amount(DEPOSIT)),
                        merchant.call(token, "approve", address(bank.address()), amount(DEPOSIT)),
                        merchant.call(bank.address(), "deposit", address(token), amount(DEPOSIT)));
        transactions.forEach(this::awaitMined);
        return bank.address();
    }

    /** The token's contract. */
    public Address token() {
        return token;
    }

    /** The ledger's contract. */
    public Address ledger() {
        return ledger;
    }

    /** What the ledger owes a wallet now, in the token's smallest unit. */
    public TokenAmount credited(Address wallet) {
        Function function =
                new Function(
                        "getPendingAmount", List.of(address(token), address(wallet)), List.of());
        Map<String, String> call =
                Map.of("to", ledger.value(), "data", FunctionEncoder.encode(function));
        return new TokenAmount(number(rpc.call("eth_call", call, "latest")));
    }

    /** The gas that a mined transaction used. */
    public long gasUsed(String transaction) {
        return number(receipt(transaction).path("gasUsed")).longValueExact();
    }

    private String grant(Address bank, Address account, Uint256 role) {
        return merchant.call(bank, "grantRoles", address(account), role);
    }

    private void awaitMined(String transaction) {
        JsonNode receipt =
                Polling.until(
                        "the transaction " + transaction,
                        PATIENCE,
                        PAUSE,
                        () -> receipt(transaction),
                        JsonNode::isObject);
        if (!receipt.path("status").asString().equals("0x1")) {
            throw new QuickstartException(
                    Outcome.WRONG,
                    "The transaction " + transaction + " of the demo's contracts failed.");
        }
    }

    private JsonNode receipt(String transaction) {
        return rpc.call("eth_getTransactionReceipt", transaction);
    }

    private static BigInteger number(JsonNode hex) {
        return new BigInteger(hex.asString().substring(2), 16);
    }

    private static Type<?> address(Address address) {
        return new org.web3j.abi.datatypes.Address(address.value());
    }

    private static Type<?> amount(TokenAmount amount) {
        return new Uint256(amount.units());
    }

    private static TokenAmount tokens(long whole) {
        return new TokenAmount(BigInteger.valueOf(whole).multiply(BigInteger.TEN.pow(DECIMALS)));
    }
}
