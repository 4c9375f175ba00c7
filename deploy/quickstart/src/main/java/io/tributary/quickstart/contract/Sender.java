package io.tributary.quickstart.contract;

import io.tributary.testkit.platform.DevAccounts;
import io.tributary.testkit.platform.DevChain;
import io.tributary.values.Address;
import io.tributary.values.Hex;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;
import org.web3j.crypto.ContractUtils;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;

/**
 * Sends transactions of one account without waiting for one before the next: they are mined in the
 * order of their nonces, so a contract's address is known and can be used before it is there.
 */
final class Sender {

    private static final BigInteger GAS_TO_DEPLOY = BigInteger.valueOf(5_000_000);
    private static final BigInteger GAS_TO_CALL = BigInteger.valueOf(500_000);
    private static final BigInteger TIP = BigInteger.valueOf(1_000_000_000L);
    private static final BigInteger MOST_FEE = BigInteger.valueOf(100_000_000_000L);

    private final Rpc rpc;
    private final Credentials credentials;
    private BigInteger nonce;

    Sender(Rpc rpc, DevAccounts account) {
        this.rpc = rpc;
        this.credentials = Credentials.create(account.privateKey());
        String count =
                rpc.call("eth_getTransactionCount", account.address().value(), "pending")
                        .asString();
        this.nonce = new BigInteger(count.substring(2), 16);
    }

    /** A contract on its way: where it will be, and the transaction that puts it there. */
    record Deployment(Address address, String transaction) {}

    /** Sends the contract's bytecode with the arguments of its constructor. */
    @SuppressWarnings("rawtypes") // web3j asks for a list of raw types.
    Deployment deploy(String bytecode, Type<?>... arguments) {
        String address = ContractUtils.generateContractAddress(credentials.getAddress(), nonce);
        String data = "0x" + bytecode + FunctionEncoder.encodeConstructor(List.<Type>of(arguments));
        return new Deployment(new Address(address), send(null, data, GAS_TO_DEPLOY));
    }

    /** Returns the transaction's hash. */
    String call(Address contract, String function, Type<?>... arguments) {
        String data = FunctionEncoder.encode(new Function(function, List.of(arguments), List.of()));
        return send(contract.value(), data, GAS_TO_CALL);
    }

    private String send(@Nullable String to, String data, BigInteger gas) {
        RawTransaction transaction =
                RawTransaction.createTransaction(
                        DevChain.CHAIN_ID, nonce, gas, to, BigInteger.ZERO, data, TIP, MOST_FEE);
        byte[] signed = TransactionEncoder.signMessage(transaction, credentials);
        nonce = nonce.add(BigInteger.ONE);
        return rpc.call("eth_sendRawTransaction", Hex.encode(signed)).asString();
    }
}
