/** Tests of connections' bounds. */
@NullMarked
package io.tributary.web.connection;

import org.jspecify.annotations.NullMarked;
