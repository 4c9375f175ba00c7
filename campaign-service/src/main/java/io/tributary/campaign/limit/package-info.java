/** How often a wallet has earned in a campaign, and how often it may. */
@NullMarked
package io.tributary.campaign.limit;

import org.jspecify.annotations.NullMarked;
