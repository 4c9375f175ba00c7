package io.tributary.campaign.definition;

import io.tributary.values.Address;
import io.tributary.values.BasisPoints;
import io.tributary.values.ProductId;
import io.tributary.values.TokenAmount;
import io.tributary.web.json.JsonBody;
import io.tributary.web.json.Times;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the body that defines a campaign; everything that is wrong is said at once. */
final class CampaignRequest {

    private static final int LONGEST_NAME = 200;
    private static final int DEFAULT_DEPTH = 5;
    private static final String AMOUNT = "a decimal string of smallest units, below 2^256";

    private CampaignRequest() {}

    // Over the bound because it is one line for each field of the body.
    static CampaignTerms read(JsonBody body) {
        ProductId product = body.required("productId", ProductId::parse, "a lower-case UUID");
        String name = body.text("name", LONGEST_NAME);
        TriggerType trigger =
                body.required("triggerType", TriggerType::new, TriggerType.expected());
        Address token = body.required("token", Address::parse, "20 bytes of hex");
        Period period = period(body);
        boolean requiresReferral = body.flag("requiresReferral", false);
        int most = (int) body.integer("maxRewardsPerUser", 0, Integer.MAX_VALUE, 0);
        TokenAmount cap = body.optional("budgetCap", TokenAmount::parse, AMOUNT);
        TokenAmount base = baseReward(body.object("reward"));
        Sharing sharing = sharing(body);
        body.refuseUnknownFields().check();
        return new CampaignTerms(
                Objects.requireNonNull(product),
                Objects.requireNonNull(name),
                Objects.requireNonNull(trigger),
                Objects.requireNonNull(token),
                period,
                requiresReferral,
                most,
                cap == null ? TokenAmount.ZERO : cap,
                Objects.requireNonNull(base),
                sharing);
    }

    private static Period period(JsonBody body) {
        Instant starts = body.optional("startsAt", Times::parse, Times.EXPECTED);
        Instant ends = body.optional("endsAt", Times::parse, Times.EXPECTED);
        if (starts != null && ends != null && !starts.isBefore(ends)) {
            body.wrong("endsAt", ends.toString(), "after startsAt");
            return new Period(starts, null);
        }
        return new Period(starts, ends);
    }

    private static @Nullable TokenAmount baseReward(@Nullable JsonBody reward) {
        if (reward == null) {
            return null;
        }
        reward.required("type", CampaignRequest::fixed, "fixed");
        TokenAmount base =
                reward.required("baseReward", CampaignRequest::positive, AMOUNT + " and above 0");
        reward.refuseUnknownFields();
        return base;
    }

    private static Sharing sharing(JsonBody body) {
        Long user = body.integer("userPercent", 0, BasisPoints.WHOLE);
        Long deperdition = body.integer("deperditionPerLevel", 0, BasisPoints.WHOLE);
        int depth = (int) body.integer("maxReferralDepth", 0, Sharing.DEEPEST, DEFAULT_DEPTH);
        return new Sharing(share(user), share(deperdition), depth);
    }

    // A missing share was noted; what stands for it is never used.
    private static BasisPoints share(@Nullable Long value) {
        return new BasisPoints(value == null ? 0 : value.intValue());
    }

    private static String fixed(String type) {
        if (!type.equals("fixed")) {
            throw new IllegalArgumentException("type: " + type + " (expected: fixed)");
        }
        return type;
    }

    private static TokenAmount positive(String digits) {
        TokenAmount amount = TokenAmount.parse(digits);
        if (amount.isZero()) {
            throw new IllegalArgumentException("amount: 0 (expected: above 0)");
        }
        return amount;
    }
}
