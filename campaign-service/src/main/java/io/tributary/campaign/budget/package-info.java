/** What a campaign owes or has paid, and how much it may; rewards that die give back. */
@NullMarked
package io.tributary.campaign.budget;

import org.jspecify.annotations.NullMarked;
