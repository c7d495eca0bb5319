package dev.tutti.it.liberty.mistakes;

import dev.tutti.Remote;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class WrongReturnType {

    @Remote
    public String quote() {
        return "quote";
    }
}
