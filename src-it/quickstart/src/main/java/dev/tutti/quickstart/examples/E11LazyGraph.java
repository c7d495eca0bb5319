package dev.tutti.quickstart.examples;

import jakarta.enterprise.context.ApplicationScoped;

/** A graph of delayed calls, computed in parallel. */
@ApplicationScoped
public class E11LazyGraph implements PlannedExample {

    @Override
    public String id() {
        return "E11";
    }

    @Override
    public String title() {
        return "The mean of a 1000 x 1000 random array in ten chunks, as a lazy graph";
    }

    @Override
    public String expected() {
        return "within 0.49 to 0.51; ten chunk tasks and one that reduces";
    }

    @Override
    public String missing() {
        return "E11 cannot run yet: the library has no lazy graphs so far.";
    }
}
