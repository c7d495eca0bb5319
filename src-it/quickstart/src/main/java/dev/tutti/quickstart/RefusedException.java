package dev.tutti.quickstart;

import java.io.Serial;

/** A request that cannot be served as it was made; its message is a sentence for whoever sent it. */
public class RefusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;

    public RefusedException(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    int status() {
        return status;
    }
}
