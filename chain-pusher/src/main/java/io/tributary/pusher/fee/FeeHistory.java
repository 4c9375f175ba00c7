package io.tributary.pusher.fee;

/**
 * What gas cost lately.
 *
 * @param nextBaseFee of the next block
 * @param medianPriorityFee what the median transaction of the last blocks added
 */
public record FeeHistory(Wei nextBaseFee, Wei medianPriorityFee) {}
