package dev.tutti.internal.actor;

import dev.tutti.ActorEvent;
import dev.tutti.internal.core.Home;
import dev.tutti.internal.core.Lane;
import dev.tutti.internal.core.Work;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells of what happens to the actors, one thing after the other, on workers. Thread-safe. */
final class Events {

    private static final Logger LOG = System.getLogger("dev.tutti");

    private final Home inOrder;
    private volatile @Nullable Consumer<ActorEvent> listener;

    Events(Lane workers) {
        inOrder = new Turns("the events of actors", workers);
    }

    void listener(Consumer<ActorEvent> who) {
        listener = who;
    }

    void tell(Class<?> type, String name, ActorEvent.Kind kind, @Nullable Throwable failure) {
        Consumer<ActorEvent> told = listener;
        if (told != null) {
            ActorEvent event = new ActorEvent(type, name, kind, failure, Instant.now());
            inOrder.execute(Work.droppable(() -> tell(told, event)));
        }
    }

    private static void tell(Consumer<ActorEvent> told, ActorEvent event) {
        try {
            told.accept(event);
        } catch (Throwable e) { // an observer's own
            LOG.log(Level.ERROR, "An observer of " + event + " failed", e);
        }
    }
}
