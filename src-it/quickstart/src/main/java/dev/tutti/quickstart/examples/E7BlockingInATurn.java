package dev.tutti.quickstart.examples;

import dev.tutti.Actor;
import dev.tutti.Actors;
import dev.tutti.BlockingNotAllowedException;
import dev.tutti.TaskRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** A wait that would stall an actor is an error at once, not a stall. */
@ApplicationScoped
public class E7BlockingInATurn implements Example {

    @Inject
    Actors actors;

    @Override
    public String id() {
        return "E7";
    }

    @Override
    public String title() {
        return "A blocking wait inside an actor's turn";
    }

    @Override
    public String expected() {
        return "refused at once with a message that names what to use instead; the actor goes on answering";
    }

    @Override
    public List<Class<?>> sources() {
        return List.of(E7BlockingInATurn.class);
    }

    // <E7>
    @Actor
    public static class Impatient {

        public TaskRef<Integer> waitInItsTurn(TaskRef<Integer> later) {
            return TaskRef.of(later.result());
        }

        public String answer() {
            return "still here";
        }
    }

    @Override
    public Finding run() {
        Impatient actor = actors.of(Impatient.class).create();
        TaskRef.Promise<Integer> later = TaskRef.promise();
        try {
            int value = actor.waitInItsTurn(later).result(Duration.ofSeconds(10));
            return Finding.of(value, false, "The wait was not refused.");
        } catch (BlockingNotAllowedException refused) {
            return Finding.of(
                    refused.getMessage(),
                    actor.answer().equals("still here"),
                    "The wait was refused while its promise was still open, and the actor answered afterwards.");
        } finally {
            later.complete(1);
        }
    }
    // </E7>
}
