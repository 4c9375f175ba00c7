/** How messages travel: what every service needs to read and write topics. */
@NullMarked
package io.tributary.messaging;

import org.jspecify.annotations.NullMarked;
