/** Takes servers away from a running system and brings them back, to see what it does meanwhile. */
@NullMarked
package io.tributary.quickstart.outage;

import org.jspecify.annotations.NullMarked;
