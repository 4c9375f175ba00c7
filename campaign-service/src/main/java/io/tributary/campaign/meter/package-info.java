/** What this service measures. */
@NullMarked
package io.tributary.campaign.meter;

import org.jspecify.annotations.NullMarked;
