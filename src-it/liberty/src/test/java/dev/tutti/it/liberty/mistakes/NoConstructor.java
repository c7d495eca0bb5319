package dev.tutti.it.liberty.mistakes;

import dev.tutti.Actor;
import jakarta.inject.Inject;

@Actor
public class NoConstructor {

    @Inject
    NoConstructor(Faultless needed) {}
}
