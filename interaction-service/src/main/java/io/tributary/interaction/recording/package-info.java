/** The group commit: concurrent requests become one transaction. */
@NullMarked
package io.tributary.interaction.recording;

import org.jspecify.annotations.NullMarked;
