package dev.tutti.scenarios.options;

import dev.tutti.ActorOptions;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Provider;

/** A bean that gets actors in every way there is. */
@Dependent
public class Guests {

    @Inject
    @ActorOptions(name = "lobby", maxConcurrency = 3)
    Lounge lobby;

    @Inject
    @ActorOptions(name = "lobby", maxConcurrency = 3)
    Seats seatsOfTheLobby;

    @Inject
    @ActorOptions(name = "lobby", maxConcurrency = 3)
    Provider<Lounge> providerOfTheLobby;

    @Inject
    @ActorOptions(name = "bar")
    Lounge bar;

    @Inject
    @ActorOptions(maxConcurrency = 1)
    Lounge own;

    @Inject
    @ActorOptions(maxConcurrency = 1)
    Lounge another;

    @Inject
    @ActorOptions
    Instance<Lounge> owns;

    @Inject
    @Any
    Instance<Lounge> any;

    @Inject
    Reserved reserved;

    final Lounge ofTheConstructor;
    Lounge ofTheInitializer;

    @Inject
    Guests(@ActorOptions(name = "lobby", maxConcurrency = 3) Lounge lobby) {
        this.ofTheConstructor = lobby;
    }

    @Inject
    void initialize(@ActorOptions(name = "lobby", maxConcurrency = 3) Lounge lobby) {
        this.ofTheInitializer = lobby;
    }

    /** What a producer gives that is given an actor itself. */
    record Reserved(Lounge lounge) {}

    @Dependent
    static class Producer {

        @Produces
        Reserved reserve(@ActorOptions(name = "lobby", maxConcurrency = 3) Lounge lobby) {
            return new Reserved(lobby);
        }
    }
}
