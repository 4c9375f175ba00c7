/**
 * The lock between decisions and changes of campaigns, and how far back "already done" can be told.
 */
@NullMarked
package io.tributary.campaign.guard;

import org.jspecify.annotations.NullMarked;
