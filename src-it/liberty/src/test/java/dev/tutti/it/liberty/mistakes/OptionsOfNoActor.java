package dev.tutti.it.liberty.mistakes;

import dev.tutti.ActorOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

@ApplicationScoped
public class OptionsOfNoActor {

    @Inject
    @ActorOptions(name = "one")
    Faultless faultless;
}
