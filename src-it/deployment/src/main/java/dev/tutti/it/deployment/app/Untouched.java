package dev.tutti.it.deployment.app;

import jakarta.enterprise.context.RequestScoped;

/** A bean of the request scope that no caller uses before its task does. */
@RequestScoped
public class Untouched {

    public String value() {
        return "fresh";
    }
}
