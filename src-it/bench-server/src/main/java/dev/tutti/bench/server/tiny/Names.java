package dev.tutti.bench.server.tiny;

import jakarta.enterprise.context.RequestScoped;

@RequestScoped
public class Names {

    public String one() {
        return "Ann";
    }
}
