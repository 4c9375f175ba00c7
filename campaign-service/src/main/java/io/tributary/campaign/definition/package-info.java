/** Campaigns as their managers define them, and their life cycle. */
// Over the bound because what a campaign is and what may become of it are the same types: split,
// most of them would have to be public.
@NullMarked
package io.tributary.campaign.definition;

import org.jspecify.annotations.NullMarked;
