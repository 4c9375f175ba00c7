/** The lane: it writes down what may be signed, signs, tries, sends and sends again. */
@NullMarked
package io.tributary.pusher.submission;

import org.jspecify.annotations.NullMarked;
