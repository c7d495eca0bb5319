package dev.tutti.bench;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** The same in Pekko's functional style. */
final class PekkoCounter {

    record Next(ActorRef<Integer> replyTo) {}

    private PekkoCounter() {}

    static Behavior<Next> create() {
        return counted(0);
    }

    private static Behavior<Next> counted(int count) {
        return Behaviors.setup(context -> {
            int[] state = {count}; // as a field of a class-based behaviour
            return Behaviors.receive(Next.class)
                    .onMessage(Next.class, next -> {
                        next.replyTo().tell(++state[0]);
                        return Behaviors.same();
                    })
                    .build();
        });
    }
}
