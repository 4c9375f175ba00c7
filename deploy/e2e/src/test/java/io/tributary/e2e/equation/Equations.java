package io.tributary.e2e.equation;

import io.tributary.quickstart.settings.Ports;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What has to hold between the five databases, the topics and the chain whenever the system has
 * come to rest (the invariants of {@code design.md} 4).
 */
public final class Equations {

    private final IntakeEquations intake;
    private final OrderEquations orders;
    private final CampaignEquations campaigns;
    private final RewardEquations rewards;
    private final ChainEquations chain;
    private final StateEquations states;

    /** Of the system on those ports. */
    public Equations(Ports ports) {
        Databases databases = new Databases(ports);
        Records records = new Records(ports);
        this.intake = new IntakeEquations(databases, records);
        this.orders = new OrderEquations(databases);
        this.campaigns = new CampaignEquations(databases, records);
        this.rewards = new RewardEquations(databases, records);
        this.chain = new ChainEquations(databases, records, new Ledger(ports));
        this.states = new StateEquations(databases, records);
    }

    /**
     * What has to have happened for the equations to say anything: matches of every campaign of a
     * product, of referred wallets too, a budget that is spent, a limit that is reached.
     *
     * @param product whose campaigns
     * @return what did not happen
     */
    public List<String> unmet(String product) {
        return campaigns.unmet(product);
    }

    /**
     * Every row that differs; none if all of them hold.
     *
     * @param promises what clients were answered
     */
    public List<Difference> differences(Promises promises) {
        return Stream.<Supplier<Stream<Difference>>>of(
                        () -> intake.differences(promises.accepted()),
                        () -> orders.differences(promises),
                        campaigns::differences,
                        rewards::differences,
                        chain::differences,
                        states::differences)
                .flatMap(Supplier::get)
                .toList();
    }
}
