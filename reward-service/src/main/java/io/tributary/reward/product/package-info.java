/** Answers the questions of the web layer from what this service learnt of products. */
@NullMarked
package io.tributary.reward.product;

import org.jspecify.annotations.NullMarked;
