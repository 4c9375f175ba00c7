/** The schemas against their history, and the topics as they are declared. */
@NullMarked
package io.tributary.events;

import org.jspecify.annotations.NullMarked;
