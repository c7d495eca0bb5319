package dev.tutti.scenarios.actors;

import dev.tutti.Actor;
import dev.tutti.TaskRef;
import jakarta.annotation.PostConstruct;

/** An actor that cannot be created. */
@Actor
public class Stillborn {

    @PostConstruct
    void begin() {
        throw new IllegalStateException("no database");
    }

    public TaskRef<String> answer() {
        return TaskRef.of("alive");
    }

    public String plain() {
        return "alive";
    }
}
