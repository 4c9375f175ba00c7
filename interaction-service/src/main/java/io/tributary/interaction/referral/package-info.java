/** Who referred whom: decides new edges of the referral graph and keeps them free of cycles. */
@NullMarked
package io.tributary.interaction.referral;

import org.jspecify.annotations.NullMarked;
