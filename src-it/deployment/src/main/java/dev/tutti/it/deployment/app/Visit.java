package dev.tutti.it.deployment.app;

import jakarta.enterprise.context.RequestScoped;

/** What a caller keeps in its request scope. */
@RequestScoped
public class Visit {

    private String value = "unset";

    public String value() {
        return value;
    }

    public void set(String value) {
        this.value = value;
    }
}
