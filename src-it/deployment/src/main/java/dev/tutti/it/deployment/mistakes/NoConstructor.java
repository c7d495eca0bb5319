package dev.tutti.it.deployment.mistakes;

import dev.tutti.Actor;
import jakarta.inject.Inject;

@Actor
public class NoConstructor {

    @Inject
    NoConstructor(Faultless needed) {}
}
