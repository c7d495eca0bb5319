package dev.tutti;

import java.io.Serial;

/** An {@link AsyncQueue} is closed: nothing can be put any more, or nothing is left to be taken; the message says which. */
public class QueueClosedException extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1L;

    public QueueClosedException(String message) {
        super(message);
    }
}
