package io.tributary.quickstart.demo;

import io.tributary.quickstart.settings.Ports;
import io.tributary.quickstart.settings.Ports.Port;
import io.tributary.testkit.platform.DevAccounts;
import io.tributary.testkit.platform.DevChain;
import io.tributary.values.Hex;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Sign;
import org.web3j.crypto.Sign.SignatureData;

/**
 * Signs in with an Ethereum account (EIP-4361): fetches a message, signs it, and is given a token
 * for 15 minutes.
 */
public final class SignIn {

    private final Client client;
    private final String url;

    /** Sign-in at the product-service on those ports. */
    public SignIn(Client client, Ports ports) {
        this.client = client;
        this.url = ports.url(Port.PRODUCT);
    }

    /** A new token of the account. */
    public String token(DevAccounts account) {
        String message =
                client.post(
                                url + "/auth/nonce",
                                null,
                                Map.of(
                                        "address",
                                        account.address().value(),
                                        "chainId",
                                        DevChain.CHAIN_ID))
                        .expect(200)
                        .text("message");
        Map<String, String> signed =
                Map.of("message", message, "signature", personalSign(account, message));
        return client.post(url + "/auth/verify", null, signed).expect(200).text("accessToken");
    }

    private static String personalSign(DevAccounts account, String message) {
        Credentials credentials = Credentials.create(account.privateKey());
        SignatureData parts =
                Sign.signPrefixedMessage(
                        message.getBytes(StandardCharsets.UTF_8), credentials.getEcKeyPair());
        byte[] signature = new byte[65];
        System.arraycopy(parts.getR(), 0, signature, 0, 32);
        System.arraycopy(parts.getS(), 0, signature, 32, 32);
        signature[64] = parts.getV()[0];
        return Hex.encode(signature);
    }
}
