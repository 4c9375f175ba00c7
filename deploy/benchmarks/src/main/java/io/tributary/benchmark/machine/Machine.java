package io.tributary.benchmark.machine;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Where it was measured.
 *
 * @param cores processors that the virtual machine may use
 * @param memoryGib physical memory
 * @param system operating system and architecture
 * @param java the virtual machine
 * @param loadBefore the load average of the last minute before the start; above half a core the
 *     figures are rough
 */
public record Machine(int cores, long memoryGib, String system, String java, double loadBefore) {

    private static final double QUIET = 0.5;

    /** This one, now. */
    public static Machine here() {
        com.sun.management.OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return new Machine(
                system.getAvailableProcessors(),
                system.getTotalMemorySize() >> 30,
                system.getName() + " " + system.getVersion() + " " + system.getArch(),
                Runtime.version().toString(),
                system.getSystemLoadAverage());
    }

    /** Whether little else ran. */
    @JsonProperty
    public boolean quiet() {
        return loadBefore <= QUIET;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d cores, %d GiB, %s, Java %s, load before %.1f",
                cores,
                memoryGib,
                system,
                java,
                loadBefore);
    }
}
