package dev.tutti;

import java.io.Serial;

/** A wait for a task ended before the task did; the task goes on, and a later wait can get its value. */
public class TaskTimeoutException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public TaskTimeoutException(String message) {
        super(message);
    }
}
