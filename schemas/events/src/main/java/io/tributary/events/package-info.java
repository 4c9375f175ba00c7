/**
 * The records that travel on the topics, and the topics: who writes each, who may read it, how long
 * it is kept.
 */
@NullMarked
package io.tributary.events;

import org.jspecify.annotations.NullMarked;
