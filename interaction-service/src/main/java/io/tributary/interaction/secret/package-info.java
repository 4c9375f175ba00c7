/** The secrets that webhooks are signed with, as product-service sealed and published them. */
@NullMarked
package io.tributary.interaction.secret;

import org.jspecify.annotations.NullMarked;
