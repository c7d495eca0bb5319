package dev.tutti;

import java.io.Serial;

/**
 * Says where a task was submitted. It is never thrown: it is among the suppressed exceptions of a task's failure, one for
 * each instance of a failure, so that a stack trace that begins on a worker also shows who is to blame for it. Off unless
 * {@code tutti.submission-trace=true}: a stack trace for each task costs a third of what the task itself does.
 */
public final class SubmissionTrace extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Of the calling thread's place. */
    public SubmissionTrace(String message) {
        super(message, null, false, true);
    }
}
