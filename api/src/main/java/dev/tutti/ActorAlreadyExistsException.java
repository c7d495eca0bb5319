package dev.tutti;

import java.io.Serial;

/** An actor was to be created under a name that another one of its class has; the message gives both. */
public class ActorAlreadyExistsException extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1L;

    public ActorAlreadyExistsException(String message) {
        super(message);
    }
}
