/** What was decided of every interaction, for whom and why. */
@NullMarked
package io.tributary.campaign.decision;

import org.jspecify.annotations.NullMarked;
