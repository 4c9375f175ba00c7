/**
 * Codes of referral links: one for each wallet that made a link, by which others name it as
 * referrer.
 */
@NullMarked
package io.tributary.interaction.link;

import org.jspecify.annotations.NullMarked;
