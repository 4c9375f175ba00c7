/** The service that keeps campaigns and decides which interactions earn in which of them. */
@NullMarked
package io.tributary.campaign;

import org.jspecify.annotations.NullMarked;
