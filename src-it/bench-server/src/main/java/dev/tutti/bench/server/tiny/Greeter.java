package dev.tutti.bench.server.tiny;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

@ApplicationScoped
public class Greeter {

    @Inject
    Names names;

    public String greeting() {
        return "Hello " + names.one();
    }
}
