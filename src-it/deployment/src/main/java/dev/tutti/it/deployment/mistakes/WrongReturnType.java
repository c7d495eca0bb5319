package dev.tutti.it.deployment.mistakes;

import dev.tutti.Remote;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class WrongReturnType {

    @Remote
    public String quote() {
        return "quote";
    }
}
