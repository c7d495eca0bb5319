package dev.tutti.it.liberty.app;

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
