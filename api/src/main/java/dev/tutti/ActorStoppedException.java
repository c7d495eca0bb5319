package dev.tutti;

import java.io.Serial;
import java.util.concurrent.RejectedExecutionException;

/** A call of an actor that has been stopped or killed; the message says which, and by what. */
public class ActorStoppedException extends RejectedExecutionException {

    @Serial
    private static final long serialVersionUID = 1L;

    public ActorStoppedException(String message) {
        super(message);
    }
}
