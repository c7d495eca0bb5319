package dev.tutti.it.deployment.mistakes;

import dev.tutti.Actor;
import dev.tutti.Group;
import dev.tutti.InGroup;
import io.smallrye.mutiny.Uni;

@Actor(groups = @Group(name = "io", maxConcurrency = 2))
public class Misgrouped {

    @InGroup("oi")
    public Uni<String> quote() {
        return Uni.createFrom().item("quote");
    }
}
