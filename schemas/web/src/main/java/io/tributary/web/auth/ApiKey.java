package io.tributary.web.auth;

import java.util.List;

/**
 * A valid key, and what it is good for now.
 *
 * @param caller who uses it
 * @param origins of which pages a publishable key may be used, as browsers write them
 * @param productActive whether the product takes part; else the key only reads
 */
public record ApiKey(Caller.Key caller, List<String> origins, boolean productActive) {

    public ApiKey {
        origins = List.copyOf(origins);
    }
}
