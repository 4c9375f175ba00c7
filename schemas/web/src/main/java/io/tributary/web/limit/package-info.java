/** How much a key, a wallet or an address may ask for in a minute, and the headers that say so. */
@NullMarked
package io.tributary.web.limit;

import org.jspecify.annotations.NullMarked;
