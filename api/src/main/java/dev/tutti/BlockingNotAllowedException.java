package dev.tutti;

import java.io.Serial;

/** A wait that would stall the event loop or an actor was refused; the message names what to use instead. */
public class BlockingNotAllowedException extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1L;

    public BlockingNotAllowedException(String message) {
        super(message);
    }
}
