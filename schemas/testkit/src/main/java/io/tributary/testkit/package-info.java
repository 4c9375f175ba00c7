/**
 * What a test of a service needs: the shared platform, its settings for a Spring context, raw
 * records on topics.
 */
@NullMarked
package io.tributary.testkit;

import org.jspecify.annotations.NullMarked;
