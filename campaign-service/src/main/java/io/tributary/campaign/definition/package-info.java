/** Campaigns as their managers define them, and their life cycle. */
@NullMarked
package io.tributary.campaign.definition;

import org.jspecify.annotations.NullMarked;
