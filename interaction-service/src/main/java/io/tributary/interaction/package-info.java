/** Takes interactions over HTTP, records each once, and announces it to the other services. */
@NullMarked
package io.tributary.interaction;

import org.jspecify.annotations.NullMarked;
