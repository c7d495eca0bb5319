package dev.tutti.it.deployment.app;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

@Stateless
public class CallingEjb {

    @Inject
    Caller caller;

    public String call() {
        return caller.call();
    }
}
