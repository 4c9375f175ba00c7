package io.tributary.messaging.relay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** Loops whose leases are rows of this service's database. */
final class DatabaseLeasedLoops implements LeasedLoops {

    private final Leases leases;
    private final LeaseLoop.Pauses pauses;
    private final MeterRegistry meters;

    DatabaseLeasedLoops(Leases leases, LeaseLoop.Pauses pauses, MeterRegistry meters) {
        this.leases = leases;
        this.pauses = pauses;
        this.meters = meters;
    }

    @Override
    public LeasedLoop loop(String leaseName, OnAcquired onAcquired, LeasedLoop.Body body) {
        return loop(
                leaseName,
                new LeaseHolder() {
                    @Override
                    public void acquired(Lease lease) throws Exception {
                        onAcquired.acquired(lease);
                    }

                    @Override
                    public Duration run(Lease lease) throws Exception {
                        return body.run(lease);
                    }
                });
    }

    @Override
    public LeasedLoop loop(String leaseName, LeaseHolder holder) {
        LeaseLoop loop = new LeaseLoop(leaseName, leases, holder, pauses);
        Gauge.builder(RelayMeter.HELD.meterName(), loop, made -> made.isHeld() ? 1 : 0)
                .description(RelayMeter.HELD.description())
                .tag("lease", leaseName)
                .register(meters);
        return loop;
    }
}
