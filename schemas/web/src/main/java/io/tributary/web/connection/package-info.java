/** Connections: how long a client may take, and what it is told when its request is no HTTP. */
@NullMarked
package io.tributary.web.connection;

import org.jspecify.annotations.NullMarked;
