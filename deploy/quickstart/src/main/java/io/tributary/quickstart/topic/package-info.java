/** What topics hold, read with nothing but the addresses of broker and registry. */
@NullMarked
package io.tributary.quickstart.topic;

import org.jspecify.annotations.NullMarked;
