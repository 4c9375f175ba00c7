/** The group commit: concurrent requests become one transaction. */
@NullMarked
package io.tributary.interaction.recording;

import org.jspecify.annotations.NullMarked;
// Over the bound because the hooks for claims of orders stand beside the transaction that calls
// them.
