/** Who writes and who reads which topic: on the page, in the table of topics, and in the code. */
@NullMarked
package io.tributary.docs.topic;

import org.jspecify.annotations.NullMarked;
