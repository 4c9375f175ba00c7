/** The system as its users meet it: over HTTP, and on the chain. */
@NullMarked
package io.tributary.e2e;

import org.jspecify.annotations.NullMarked;
