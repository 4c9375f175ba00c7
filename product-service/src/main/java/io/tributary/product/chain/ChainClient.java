package io.tributary.product.chain;

import io.tributary.product.ChainProperties;
import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import io.tributary.values.Hex;
import io.tributary.web.outage.OutageLog;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import io.tributary.web.problem.ProblemException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.http.HttpService;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Reads contracts. A call that the contract refuses is empty; a node that does not answer, or
 * answers nonsense, is a problem (503).
 */
@Component
public class ChainClient {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int WORD = 32;

    /** What a call may use: more than any of ours needs, and little work for a node. */
    private static final BigInteger GAS = BigInteger.valueOf(5_000_000);

    private final OutageLog log =
            new OutageLog(LoggerFactory.getLogger(ChainClient.class), "the chain does not answer");
    private final Web3j node;
    private final Duration timeout;

    public ChainClient(ChainProperties properties) {
        OkHttpClient http = new OkHttpClient.Builder().callTimeout(properties.timeout()).build();
        this.node = Web3j.build(new HttpService(properties.rpcUrl().toString(), http));
        this.timeout = properties.timeout();
    }

    /** The number of the newest block, at which calls can be made that belong together. */
    public Mono<Long> head() {
        return ask(node.ethBlockNumber(), answer -> answer.getBlockNumber().longValueExact());
    }

    /** Whether there is a contract. */
    public Mono<Boolean> hasCode(Address address) {
        return ask(
                node.ethGetCode(address.value(), DefaultBlockParameterName.LATEST),
                answer -> Hex.decode(answer.getCode()).length > 0);
    }

    /** The word that the function returns now; empty if it reverts or returns something else. */
    public Mono<Bytes32> word(Address contract, ContractCall function) {
        return words(contract, function, 1, DefaultBlockParameterName.LATEST).map(List::getFirst);
    }

    /** The word that the function returned at a block; empty as above. */
    public Mono<Bytes32> word(Address contract, ContractCall function, long block) {
        return words(contract, function, 1, block).map(List::getFirst);
    }

    /** So many words that the function returned at a block; empty as above. */
    public Mono<List<Bytes32>> words(
            Address contract, ContractCall function, int count, long block) {
        return words(
                contract,
                function,
                count,
                DefaultBlockParameter.valueOf(BigInteger.valueOf(block)));
    }

    /** All that was asked within the time of one answer, or the problem. */
    public <T> Mono<T> inTime(Mono<T> asked) {
        return asked.timeout(
                timeout,
                Mono.error(() -> away(new IllegalStateException("not within " + timeout))));
    }

    private Mono<List<Bytes32>> words(
            Address contract, ContractCall function, int count, DefaultBlockParameter block) {
        Transaction call =
                new Transaction(null, null, null, GAS, contract.value(), null, function.data());
        return ask(
                        node.ethCall(call, block),
                        answer -> answer.hasError() ? new byte[0] : Hex.decode(answer.getValue()))
                .filter(bytes -> bytes.length == count * WORD)
                .map(ChainClient::split);
    }

    private static List<Bytes32> split(byte[] bytes) {
        return IntStream.range(0, bytes.length / WORD)
                .mapToObj(i -> Arrays.copyOfRange(bytes, i * WORD, (i + 1) * WORD))
                .map(Bytes32::of)
                .toList();
    }

    private <R extends Response<?>, T> Mono<T> ask(Request<?, R> request, Reading<R, T> reading) {
        return Mono.fromCallable(() -> reading.read(requireAnswer(request.send())))
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(timeout)
                .onErrorMap(this::away);
    }

    private static <R extends Response<?>> R requireAnswer(R answer) {
        if (answer.hasError() && !Refusals.isRefusal(answer.getError())) {
            throw new IllegalStateException(answer.getError().getMessage());
        }
        return answer;
    }

    private ProblemException away(Throwable error) {
        log.note(error);
        return new ProblemException(
                Problem.of(CommonProblem.OVERLOADED, "the chain does not answer"), SOON);
    }

    /** Makes a value of an answer; throws whatever it likes where that says nothing. */
    private interface Reading<R, T> {

        T read(R answer);
    }
}
