package dev.tutti.scenarios.options;

import dev.tutti.Actor;
import dev.tutti.ActorOptions;
import dev.tutti.TaskRef;
import dev.tutti.scenarios.tool.Waves;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** An actor of which there are several. Configured to two calls at once. */
@Actor(maxConcurrency = 9, maxPending = 1)
public class Lounge implements Seats {

    private final List<String> guests = new ArrayList<>();

    @Inject
    @ActorOptions(name = "cloakroom")
    Lounge cloakroom;

    @Override
    public TaskRef<List<String>> take(String guest) {
        guests.add(guest);
        return TaskRef.of(List.copyOf(guests));
    }

    public TaskRef<List<String>> hangUp(String coat) {
        return cloakroom.take(coat);
    }

    public Uni<Void> stay(Waves waves) {
        return waves.enter();
    }
}
