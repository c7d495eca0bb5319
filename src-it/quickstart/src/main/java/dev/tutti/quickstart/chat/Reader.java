package dev.tutti.quickstart.chat;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody who reads a room, in his own time: so much may be on its way to him, and if he is slower than that he is dropped
 * rather than waited for. Events are offered in the turns of his room, and taken by one subscriber on any thread.
 */
final class Reader {

    /** How many events may be on their way; more than a room remembers, all of which a new reader gets at once. */
    static final int ROOM = 200;

    private final UnicastProcessor<ChatEvent> queue = UnicastProcessor.create();
    private final AtomicInteger waiting = new AtomicInteger();

    /** Returns false if there was no room for it, and it was the reader's end. */
    boolean offer(ChatEvent event) {
        if (waiting.incrementAndGet() > ROOM) {
            end("You read too slowly: more than " + ROOM
                    + " lines were on their way to you. Join again for the last ones.");
            return false;
        }
        queue.onNext(event);
        return true;
    }

    /** The last event, after those that are on their way. */
    void end(String reason) {
        queue.onNext(new ChatEvent.End(reason));
        queue.onComplete();
    }

    /** What was offered, in that order, sent on threads of the executor: a write that blocks is not the room's. */
    Multi<ChatEvent> events(Executor executor) {
        return queue.emitOn(executor).onItem().invoke(event -> waiting.decrementAndGet());
    }
}
