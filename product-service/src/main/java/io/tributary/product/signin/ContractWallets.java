package io.tributary.product.signin;

import io.tributary.product.ChainProperties;
import io.tributary.product.ProductProperties;
import io.tributary.product.chain.ChainClient;
import io.tributary.product.chain.ContractCall;
import io.tributary.values.Bytes32;
import io.tributary.values.ChainId;
import io.tributary.values.Hex;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import io.tributary.web.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.web3j.crypto.Sign;
import reactor.core.publisher.Mono;

/**
 * Asks wallets that are contracts whether they signed (EIP-1271). Where there is no contract, or it
 * answers anything but the magic value, nobody signed. Only so many are asked at once: a call costs
 * the node more than it costs who wants it made.
 */
@Component
class ContractWallets {

    /** {@code bytes4(keccak256("isValidSignature(bytes32,bytes)"))}, as a word. */
    private static final Bytes32 SIGNED = new Bytes32("0x1626ba7e" + "0".repeat(56));

    /** Bytes; many owners or a passkey need more than 65, none needs a page of text. */
    private static final int LONGEST = 8192;

    private static final int MOST_AT_ONCE = 32;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final ChainClient chain;
    private final ChainId served;
    private final boolean asked;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    ContractWallets(ChainClient chain, ChainProperties properties, ProductProperties product) {
        this.chain = chain;
        this.served = properties.chain();
        this.asked = product.signInContractWallets();
    }

    /**
     * Whether the message's wallet says that it signed the text; false for another chain than ours,
     * and for all where contracts are not asked. 503 while the chain cannot be asked.
     */
    Mono<Boolean> signed(SignInMessage message, String text, String signature) {
        return asked && message.chainId().equals(served) && isPossible(signature)
                ? Mono.using(
                        this::enter, place -> ask(message, text, signature), Semaphore::release)
                : Mono.just(false);
    }

    private Mono<Boolean> ask(SignInMessage message, String text, String signature) {
        byte[] hash = Sign.getEthereumMessageHash(text.getBytes(StandardCharsets.UTF_8));
        ContractCall call =
                ContractCall.of("isValidSignature(bytes32,bytes)")
                        .with(Bytes32.of(hash))
                        .withLast(Hex.decode(signature));
        return chain.word(message.address(), call).map(SIGNED::equals).defaultIfEmpty(false);
    }

    private Semaphore enter() {
        if (!places.tryAcquire()) {
            throw new ProblemException(
                    Problem.of(CommonProblem.OVERLOADED, "many contract wallets sign in now"),
                    SOON);
        }
        return places;
    }

    private static boolean isPossible(String signature) {
        return signature.length() <= 2 + 2 * LONGEST
                && signature.length() % 2 == 0
                && signature.matches("0x[0-9A-Fa-f]*");
    }
}
