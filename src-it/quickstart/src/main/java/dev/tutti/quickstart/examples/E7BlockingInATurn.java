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
        return "the actor goes on answering: before JDK 21 the wait is refused at once with a message that names what to use"
                + " instead; from there on it suspends its turn";
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
        TaskRef<Integer> waiting = actor.waitInItsTurn(later);
        boolean answered = actor.answer().equals("still here"); // a turn after that one's, its promise still open
        later.complete(1);
        try {
            return Finding.of(
                    waiting.result(Duration.ofSeconds(10)),
                    answered && Runtime.version().feature() >= 21,
                    "The turn, on a virtual thread, was suspended; the actor answered meanwhile.");
        } catch (BlockingNotAllowedException refused) {
            return Finding.of(
                    refused.getMessage(),
                    answered && Runtime.version().feature() < 21,
                    "The wait was refused while its promise was still open, and the actor answered afterwards.");
        }
    }
    // </E7>
}
