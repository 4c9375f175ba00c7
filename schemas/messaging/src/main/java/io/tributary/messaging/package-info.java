/** How messages travel: what every service needs to read and write topics. */
// Over the bound because it holds what every service sees of messaging, exceptions and settings
// included.
@NullMarked
package io.tributary.messaging;

import org.jspecify.annotations.NullMarked;
