package dev.tutti.it.deployment.app;

import dev.tutti.Actors;
import dev.tutti.Tasks;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** What a caller calls. */
@Dependent
public class Components {

    @Inject
    Calls calls;

    @Inject
    Door door;

    @Inject
    Tasks tasks;

    @Inject
    Actors actors;
}
