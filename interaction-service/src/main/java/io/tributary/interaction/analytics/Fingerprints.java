package io.tributary.interaction.analytics;

import io.tributary.interaction.journal.Fingerprint;
import io.tributary.interaction.journal.NewInteraction;
import io.tributary.web.auth.Caller;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Marks what browsers post with a fingerprint: HMAC-SHA-256, under the key of the day, of product,
 * client address and user agent. Those are neither stored nor logged, and a fingerprint says
 * nothing on another product or another day.
 */
@Component
public class Fingerprints {

    private static final String HMAC = "HmacSHA256";
    private static final int LONGEST_AGENT = 512;
    private static final int BYTES = 16;

    private final Salts salts;
    private final Clock clock;

    Fingerprints(Salts salts, Clock clock) {
        this.salts = salts;
        this.clock = clock;
    }

    /** The same items; those of a publishable key with the fingerprint of who sent them. */
    public Mono<List<NewInteraction>> mark(
            List<NewInteraction> items, Caller.Key key, ServerHttpRequest request) {
        if (key.secret() || items.isEmpty()) {
            return Mono.just(items);
        }
        String client = key.product() + "\n" + address(request) + "\n" + agent(request);
        return salts.of(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .map(known -> fingerprint(known, client))
                .map(print -> items.stream().map(item -> mark(item, print)).toList());
    }

    private static NewInteraction mark(NewInteraction item, Fingerprint print) {
        return item.withAnalytics(item.analytics().from(print));
    }

    private static Fingerprint fingerprint(Salts.Known known, String client) {
        byte @Nullable [] before = known.before();
        return new Fingerprint(
                hash(known.today(), client), before == null ? null : hash(before, client));
    }

    private static String hash(byte[] salt, String client) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(salt, HMAC));
            byte[] hash = mac.doFinal(client.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every JDK has " + HMAC, impossible);
        }
    }

    /* Behind a proxy it is the client's where server.forward-headers-strategy says so. */
    private static String address(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        return remote == null || remote.getAddress() == null
                ? ""
                : remote.getAddress().getHostAddress();
    }

    private static String agent(ServerHttpRequest request) {
        String agent =
                Objects.requireNonNullElse(
                        request.getHeaders().getFirst(HttpHeaders.USER_AGENT), "");
        return agent.substring(0, Math.min(agent.length(), LONGEST_AGENT));
    }
}
