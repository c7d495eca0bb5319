package dev.tutti;

import java.io.Serial;

/** The waiting thread was interrupted; its interrupt status is set, and the task goes on. */
public class TaskInterruptedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public TaskInterruptedException(String message) {
        super(message);
    }
}
