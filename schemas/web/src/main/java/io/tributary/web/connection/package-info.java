/**
 * Connections: how long a client may take, what it is told when its request is no HTTP, and what
 * browsers are told with every answer.
 */
@NullMarked
package io.tributary.web.connection;

import org.jspecify.annotations.NullMarked;
