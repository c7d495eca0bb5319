package dev.tutti.internal.ref;

import dev.tutti.BlockingNotAllowedException;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.core.Home;

/** The rule that nobody waits where that would hold up an actor or the event loop. */
public final class Waiting {

    private Waiting() {}

    /**
     * Throws if the calling thread must not wait.
     *
     * @param method what would wait
     * @param what what it would wait for
     * @param instead what to write instead
     */
    public static void check(String method, Object what, String instead) {
        Home here = Engine.here();
        if (here != null && !here.mayBlock()) {
            throw refusal(method, what, here, instead);
        }
    }

    /** As {@link #check} throws it. */
    static BlockingNotAllowedException refusal(String method, Object what, Home here, String instead) {
        Call waiting = Call.current();
        return new BlockingNotAllowedException(method + " would wait for " + what + " and hold up " + here
                + (waiting == null ? "" : ", where " + waiting + " runs") + "; " + instead);
    }
}
