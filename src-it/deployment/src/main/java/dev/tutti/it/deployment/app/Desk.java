package dev.tutti.it.deployment.app;

import dev.tutti.Actor;
import dev.tutti.ActorOptions;
import dev.tutti.TaskRef;
import jakarta.inject.Inject;

/** An actor of which every component has the same one injected, and which has another one injected itself. */
@Actor
public class Desk {

    @Inject
    @ActorOptions(name = "accounts", maxConcurrency = 1)
    Ledger ledger;

    private int visits;

    /** The number of the visit and that of its entry. */
    public TaskRef<String> visit() {
        int visit = ++visits;
        return ledger.enter().then(entry -> visit + "/" + entry);
    }
}
