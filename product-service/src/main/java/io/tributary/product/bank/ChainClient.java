package io.tributary.product.bank;

import io.tributary.product.ChainProperties;
import io.tributary.values.Address;
import io.tributary.values.Hex;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import io.tributary.web.problem.ProblemException;
import java.time.Duration;
import java.util.Locale;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.http.HttpService;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Reads contracts. A call that the contract refuses is empty; a node that does not answer is a
 * problem (503).
 */
@Component
class ChainClient {

    private static final Logger LOG = LoggerFactory.getLogger(ChainClient.class);
    private static final Duration SOON = Duration.ofSeconds(2);

    /** What nodes answer when the code that was called gave up (EIP-1474's 3, and geth's words). */
    private static final int REVERTED = 3;

    private final Web3j node;
    private final Duration timeout;

    ChainClient(ChainProperties properties) {
        OkHttpClient http = new OkHttpClient.Builder().callTimeout(properties.timeout()).build();
        this.node = Web3j.build(new HttpService(properties.rpcUrl().toString(), http));
        this.timeout = properties.timeout();
    }

    /** Whether there is a contract. */
    Mono<Boolean> hasCode(Address address) {
        return ask(node.ethGetCode(address.value(), DefaultBlockParameterName.LATEST))
                .map(answer -> Hex.decode(answer.getCode()).length > 0);
    }

    /**
     * The 32-byte word that the function returns; empty if it reverts or returns something else.
     */
    Mono<byte[]> word(Address contract, ContractCall function) {
        Transaction call =
                Transaction.createEthCallTransaction(null, contract.value(), function.data());
        return ask(node.ethCall(call, DefaultBlockParameterName.LATEST))
                .filter(answer -> !answer.hasError())
                .map(answer -> Hex.decode(answer.getValue()))
                .filter(bytes -> bytes.length == 32);
    }

    private <R extends Response<?>> Mono<R> ask(Request<?, R> request) {
        return Mono.fromCallable(request::send)
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(timeout)
                .onErrorMap(ChainClient::away)
                .flatMap(ChainClient::requireAnswer);
    }

    private static <R extends Response<?>> Mono<R> requireAnswer(R answer) {
        return answer.hasError() && !isRevert(answer.getError())
                ? Mono.error(away(new IllegalStateException(answer.getError().getMessage())))
                : Mono.just(answer);
    }

    private static boolean isRevert(Response.Error error) {
        String message =
                error.getMessage() == null ? "" : error.getMessage().toLowerCase(Locale.ROOT);
        return error.getCode() == REVERTED
                || message.contains("revert")
                || message.contains("invalid opcode");
    }

    private static ProblemException away(Throwable error) {
        LOG.warn("the chain does not answer: {}", error.toString());
        return new ProblemException(
                Problem.of(CommonProblem.OVERLOADED, "the chain does not answer"), SOON);
    }
}
