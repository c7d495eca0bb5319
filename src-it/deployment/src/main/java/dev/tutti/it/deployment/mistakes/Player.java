package dev.tutti.it.deployment.mistakes;

import dev.tutti.Actor;

/** Nothing is wrong with it but who asks for it. */
@Actor
public class Player {}
