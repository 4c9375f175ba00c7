/** Tests of how bodies are decompressed. */
@NullMarked
package io.tributary.web.body;

import org.jspecify.annotations.NullMarked;
