package io.tributary.campaign.guard;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long decisions are kept.
 *
 * @param keptMonths whole months before the current one whose partitions stay
 */
@Validated
@ConfigurationProperties("tributary.guard")
record GuardProperties(@DefaultValue("13") @Min(3) @Max(1200) int keptMonths) {}
