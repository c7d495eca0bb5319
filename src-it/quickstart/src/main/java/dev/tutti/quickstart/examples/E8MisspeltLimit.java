package dev.tutti.quickstart.examples;

import jakarta.enterprise.context.ApplicationScoped;

/** Limits are annotation members and configuration keys; a misspelt member does not compile. */
@ApplicationScoped
public class E8MisspeltLimit implements PlannedExample {

    @Override
    public String id() {
        return "E8";
    }

    @Override
    public String title() {
        return "A misspelt limit";
    }

    @Override
    public String expected() {
        return "a compile error as an option; a deployment error with \"did you mean\" as a configuration key";
    }

    @Override
    public String missing() {
        return "E8 cannot run yet: the library does not check configuration keys so far.";
    }
}
