package dev.tutti;

import java.io.Serial;
import java.util.concurrent.RejectedExecutionException;

/** A call was refused because as many as its limit allows are waiting already; the message gives the figures. */
public class PendingLimitExceededException extends RejectedExecutionException {

    @Serial
    private static final long serialVersionUID = 1L;

    public PendingLimitExceededException(String message) {
        super(message);
    }
}
