/**
 * HTTP in for shops: verifies the signature over the raw bytes, keeps what was told, and says what
 * it became.
 */
@NullMarked
package io.tributary.interaction.webhook;

import org.jspecify.annotations.NullMarked;
