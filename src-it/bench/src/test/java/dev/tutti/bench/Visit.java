package dev.tutti.bench;

import jakarta.enterprise.context.RequestScoped;

/** What a request's caller has and its calls need. */
@RequestScoped
public class Visit {

    private int number;

    public void begin(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
