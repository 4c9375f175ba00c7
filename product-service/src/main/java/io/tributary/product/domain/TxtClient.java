package io.tributary.product.domain;

import io.netty.buffer.ByteBuf;
import io.netty.channel.AddressedEnvelope;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsRawRecord;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.handler.codec.dns.DnsSection;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsNameResolverChannelStrategy;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import io.tributary.web.problem.ProblemException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Asks DNS for TXT records (RFC 1035 3.3.14). A name that is not there, or has none, has no texts;
 * a resolver that does not answer, or says that it cannot, is a problem (503). An answer is asked
 * from a port of its own, over TCP where it does not fit a datagram, and has 64 KiB at the most.
 */
@Component
class TxtClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TxtClient.class);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int MOST_AT_ONCE = 32;

    private final EventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(
                    1, new DefaultThreadFactory("dns", true), NioIoHandler.newFactory());
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final DnsNameResolver resolver;
    private final Duration timeout;

    TxtClient(DomainProperties properties) {
        this.timeout = properties.dnsTimeout();
        DnsNameResolverBuilder builder =
                new DnsNameResolverBuilder(loop.next())
                        .datagramChannelType(NioDatagramChannel.class)
                        .socketChannelType(NioSocketChannel.class)
                        .datagramChannelStrategy(
                                DnsNameResolverChannelStrategy.ChannelPerResolution)
                        .queryTimeoutMillis(timeout.toMillis() * 2 / 5);
        InetSocketAddress server = properties.server();
        if (server != null) {
            builder.nameServerProvider(new SingletonDnsServerAddressStreamProvider(server));
        }
        this.resolver = builder.build();
    }

    /** The texts of the name, each whole, in any order. */
    Mono<List<String>> texts(String name) {
        return Mono.using(this::enter, place -> ask(name), Semaphore::release);
    }

    /** Twice, since a datagram may get lost; the second time another of several resolvers. */
    private Mono<List<String>> ask(String name) {
        DnsQuestion question = new DefaultDnsQuestion(name + ".", DnsRecordType.TXT);
        return Mono.<List<String>>create(sink -> query(question, sink))
                .retry(1)
                .timeout(timeout)
                .onErrorMap(error -> away(name, error));
    }

    private void query(DnsQuestion question, MonoSink<List<String>> sink) {
        FutureListener<AddressedEnvelope<DnsResponse, InetSocketAddress>> listener =
                answer -> settle(answer, sink);
        resolver.query(question).addListener(listener);
    }

    private static void settle(
            Future<AddressedEnvelope<DnsResponse, InetSocketAddress>> answer,
            MonoSink<List<String>> sink) {
        if (!answer.isSuccess()) {
            sink.error(answer.cause());
            return;
        }
        AddressedEnvelope<DnsResponse, InetSocketAddress> envelope = answer.getNow();
        try {
            sink.success(texts(envelope.content()));
        } catch (RuntimeException unreadable) {
            sink.error(unreadable);
        } finally {
            envelope.release();
        }
    }

    private static List<String> texts(DnsResponse response) {
        DnsResponseCode code = response.code();
        if (!code.equals(DnsResponseCode.NOERROR) && !code.equals(DnsResponseCode.NXDOMAIN)) {
            throw new IllegalStateException("DNS: " + code + " (expected: NOERROR or NXDOMAIN)");
        }
        return IntStream.range(0, response.count(DnsSection.ANSWER))
                .mapToObj(i -> response.<DnsRecord>recordAt(DnsSection.ANSWER, i))
                .filter(record -> record.type().equals(DnsRecordType.TXT))
                .map(record -> text(((DnsRawRecord) record).content()))
                .toList();
    }

    /**
     * The strings of one record, put together (as RFC 7208 3.3 has it). Byte by byte: what is not
     * ASCII is not ours.
     */
    private static String text(ByteBuf content) {
        StringBuilder text = new StringBuilder();
        while (content.isReadable()) {
            int length = Math.min(content.readUnsignedByte(), content.readableBytes());
            text.append(content.readCharSequence(length, StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }

    private Semaphore enter() {
        if (!places.tryAcquire()) {
            throw new ProblemException(
                    Problem.of(CommonProblem.OVERLOADED, "many domains are verified now"), SOON);
        }
        return places;
    }

    /** Info: it may be the domain's own servers that do not answer. */
    private static ProblemException away(String name, Throwable error) {
        LOG.info("DNS does not answer: name={} {}", name, error.toString());
        return new ProblemException(
                Problem.of(CommonProblem.OVERLOADED, "DNS does not answer"), SOON);
    }

    @Override
    public void close() {
        resolver.close();
        boolean ended =
                loop.shutdownGracefully(0, 1, TimeUnit.SECONDS)
                        .awaitUninterruptibly(2, TimeUnit.SECONDS);
        if (!ended) {
            LOG.warn("the thread that asks DNS runs 2 s after it was to end");
        }
    }
}
