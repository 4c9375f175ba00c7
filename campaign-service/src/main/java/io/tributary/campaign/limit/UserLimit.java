package io.tributary.campaign.limit;

/**
 * How many matches a wallet has in a campaign.
 *
 * @param key whose and where
 * @param used matches so far
 * @param most as many as the campaign allows; 0: no limit
 */
public record UserLimit(LimitKey key, int used, int most) {

    public UserLimit {
        if (used < 0 || (most > 0 && used > most)) {
            throw new IllegalArgumentException("used: " + used + " (expected: 0.." + most + ")");
        }
    }

    /** The same with one more match. */
    public UserLimit taken() {
        return new UserLimit(key, Math.addExact(used, 1), most);
    }
}
