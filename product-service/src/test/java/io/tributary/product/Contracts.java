package io.tributary.product;

import io.tributary.testkit.platform.ChainRpc;
import io.tributary.testkit.platform.DevAccounts;
import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import io.tributary.values.CampaignId;
import io.tributary.values.Hex;
import io.tributary.values.Keccak256;
import io.tributary.values.ProductId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Deploys the committed contracts to the development chain, which signs for the merchant. */
final class Contracts {

    private static final Path BIN = Path.of("..", "chain-pusher", "contracts", "bin");
    private static final Address MERCHANT = DevAccounts.MERCHANT.address();

    private final ChainRpc rpc;

    Contracts(String rpcUrl) {
        this.rpc = new ChainRpc(rpcUrl);
    }

    Address ledger() {
        return deploy("MultiTokenPushPull", word(MERCHANT));
    }

    Address token() {
        String name = "0".repeat(62) + "60" + "0".repeat(62) + "a0" + word(MERCHANT);
        String text = "0".repeat(63) + "1" + "54" + "0".repeat(62);
        return deploy("TestToken", name + text + text);
    }

    Address bank(ProductId product, Address ledger) {
        String id = Bytes32.of(product.value()).value().substring(2);
        return deploy("ProductBank", id + word(MERCHANT) + word(ledger));
    }

    /** One that pushes to this ledger, as the service wants it. */
    Address fittingBank(ProductId product, Address ledger) {
        Address bank = bank(product, ledger);
        grantDistributor(bank);
        authorise(ledger, bank);
        return bank;
    }

    /** A contract wallet. */
    Address wallet(Address owner) {
        return deploy("TestWallet", word(owner));
    }

    /** Whatever code is at the address. */
    String code(Address address) {
        return rpc.ask("eth_getCode", address.value(), "latest").asString();
    }

    /** Puts code there without deploying it. */
    void setCode(Address address, String code) {
        rpc.ask("anvil_setCode", address.value(), code);
    }

    void mint(Address token, Address to, long units) {
        send(token, call("mint(address,uint256)", word(to), number(units)));
    }

    void grantManager(Address bank) {
        send(bank, call("grantRoles(address,uint256)", word(MERCHANT), number(1)));
    }

    void allocate(Address bank, CampaignId campaign, Address token, long budget) {
        send(
                bank,
                call(
                        "allocateCampaignBudget(bytes32,address,uint256)",
                        word(campaign),
                        word(token),
                        number(budget)));
    }

    void deactivate(Address bank, CampaignId campaign) {
        send(bank, call("deactivateCampaign(bytes32)", word(campaign)));
    }

    void grantDistributor(Address bank) {
        send(
                bank,
                call(
                        "grantRoles(address,uint256)",
                        word(DevAccounts.DISTRIBUTOR.address()),
                        number(2)));
    }

    void authorise(Address ledger, Address bank) {
        send(ledger, call("authorizePusher(address)", word(bank)));
    }

    private Address deploy(String contract, String arguments) {
        try {
            String code = Files.readString(BIN.resolve(contract + ".bin")).strip();
            String data = (code.startsWith("0x") ? code : "0x" + code) + arguments;
            return Address.parse(send(null, data).path("contractAddress").asString());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private JsonNode send(@Nullable Address to, String data) {
        Map<String, String> transaction = new LinkedHashMap<>();
        transaction.put("from", MERCHANT.value());
        if (to != null) {
            transaction.put("to", to.value());
        }
        transaction.put("data", data);
        transaction.put("gas", "0x4c4b40");
        return rpc.receipt(rpc.ask("eth_sendTransaction", transaction).asString());
    }

    private static String call(String signature, String... words) {
        byte[] hash = Keccak256.hash(signature.getBytes(StandardCharsets.US_ASCII));
        return Hex.encode(Arrays.copyOf(hash, 4)) + String.join("", words);
    }

    private static String word(Address address) {
        return "0".repeat(24) + address.value().substring(2);
    }

    private static String word(CampaignId campaign) {
        return Bytes32.of(campaign.value()).value().substring(2);
    }

    private static String number(long value) {
        return "%064x".formatted(value);
    }
}
