package dev.tutti.it.deployment.mistakes;

import dev.tutti.ActorOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

@ApplicationScoped
public class DifferentOptions {

    @Inject
    @ActorOptions(name = "one", maxConcurrency = 1)
    Player player;

    @Inject
    void play(@ActorOptions(name = "one", maxConcurrency = 2) Player same) {}
}
