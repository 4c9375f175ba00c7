package io.tributary.interaction.intake;

import io.tributary.interaction.dedup.Claim;
import io.tributary.interaction.dedup.DedupKey;
import io.tributary.interaction.dedup.DedupWindows;
import io.tributary.interaction.dedup.Space;
import io.tributary.interaction.journal.CheckoutClaim;
import io.tributary.interaction.journal.NewInteraction;
import io.tributary.interaction.recording.InteractionProblem;
import io.tributary.interaction.type.InteractionData;
import io.tributary.values.Address;
import io.tributary.values.InteractionId;
import io.tributary.values.ProductId;
import io.tributary.values.Uuids;
import io.tributary.web.auth.Caller;
import io.tributary.web.json.JsonBody;
import io.tributary.web.json.JsonItems;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Reads an interaction as a client posts it; all that is wrong is said at once. */
@Component
class InteractionReader {

    static final int MOST_BYTES = 32 * 1024;
    private static final String SDK = "sdk";

    private final IntakeProperties properties;
    private final Clock clock;

    InteractionReader(IntakeProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    /** An item of a batch; nothing of one that is too long is looked at. */
    Reading read(JsonItems.Item item, Caller.Key key, DedupWindows windows) {
        return item.bytes() > MOST_BYTES
                ? tooLarge(item.bytes())
                : read(item.body(""), key, windows);
    }

    Reading read(JsonBody body, Caller.Key key, DedupWindows windows) {
        int bytes = body.bytes();
        if (bytes > MOST_BYTES) {
            return tooLarge(bytes);
        }
        OccurredAt times = new OccurredAt(clock.instant(), properties.lateLimit());
        PostedInteraction posted = PostedInteraction.read(body, times);
        ProductId product = posted.product();
        if (product != null && !product.equals(key.product())) {
            return new Reading.Refused(Problem.of(CommonProblem.PRODUCT_MISMATCH));
        }
        Address wallet = posted.wallet();
        if (wallet != null && !key.mayActFor(wallet)) {
            return new Reading.Refused(Problem.of(CommonProblem.WALLET_MISMATCH));
        }
        if (!body.errors().isEmpty()) {
            return new Reading.Refused(Problem.invalid(body.errors()));
        }
        return accept(posted, key, windows, bytes);
    }

    private Reading accept(
            PostedInteraction posted, Caller.Key key, DedupWindows windows, int bytes) {
        Address wallet = posted.wallet();
        InteractionData data = posted.data();
        if (wallet == null || data == null) {
            throw new IllegalStateException(
                    "posted interaction: incomplete without an error (expected: complete)");
        }
        if (data.provesValue() && !key.secret()) {
            return new Reading.Refused(Problem.of(InteractionProblem.SECRET_KEY_REQUIRED));
        }
        InteractionId id = new InteractionId(Uuids.next(clock.instant()));
        Duration window = windows.window(data.type(), posted.sentKey() != null);
        DedupKey dedupKey = data.dedupKey(toSpace(key), wallet, keyText(posted, data, key));
        Claim claim = new Claim(id, dedupKey, wallet, window, posted.content());
        NewInteraction interaction = toInteraction(posted, data, claim, key, bytes);
        return new Reading.Valid(
                data instanceof InteractionData.PurchaseStarted started
                        ? interaction.claiming(toClaim(started, key))
                        : interaction);
    }

    private static Space toSpace(Caller.Key key) {
        return new Space(key.product(), key.test());
    }

    private static NewInteraction toInteraction(
            PostedInteraction posted,
            InteractionData data,
            Claim claim,
            Caller.Key key,
            int bytes) {
        return new NewInteraction(
                claim.id(),
                key.product(),
                claim.wallet(),
                data.type(),
                keyText(posted, data, key),
                claim,
                SDK,
                posted.occurredAt(),
                posted.json(),
                data.orderId(),
                data.referrer(),
                posted.analytics(),
                !key.secret(),
                key.test(),
                bytes,
                null);
    }

    /*
     * What a browser claims is deduplicated by the token that it claims: else duplicates, which no
     * limit counts, could claim one token after the other.
     */
    private static String keyText(PostedInteraction posted, InteractionData data, Caller.Key key) {
        String token =
                data instanceof InteractionData.PurchaseStarted started && !key.secret()
                        ? started.checkoutToken()
                        : null;
        return token == null ? posted.dedupKey(data) : token;
    }

    /* Order ids can be guessed, so that only a server may claim by them. */
    private static CheckoutClaim toClaim(InteractionData.PurchaseStarted started, Caller.Key key) {
        return new CheckoutClaim(started.checkoutToken(), key.secret() ? started.orderId() : null);
    }

    private static Reading tooLarge(int bytes) {
        String detail = bytes + " bytes (expected: at most " + MOST_BYTES + ")";
        return new Reading.Refused(Problem.of(CommonProblem.TOO_LARGE, detail));
    }
}
