package dev.tutti.spi;

import java.time.Duration;
import java.util.concurrent.Future;

/**
 * The time that sleeps, timeouts and the like run on. An application that has a bean of this type has its engine run on that
 * one; all others run on the machine's. It is there for tests: time that passes only when all is done that can be done
 * before, so that a second of it takes no second. Thread-safe.
 */
public interface TimeSource {

    /**
     * Runs the work once the time has passed, after all work for an earlier time. The work is short and does not throw.
     *
     * @return takes the work back if it has not run
     */
    Runnable after(Duration time, Runnable work);

    /**
     * The engine has something to do, and time must not pass before it is done or waits.
     *
     * @param what for messages: its {@code toString} says what is to be done
     */
    Activity begin(Object what);

    /** Something that the engine has to do: at first in a queue, then on a thread of the engine's. */
    interface Activity {

        /** The calling thread does it from now on. */
        void running();

        /** It goes on when the future is done: until then time may pass. */
        void waiting(Future<?> until);

        /** It has gone on. */
        void resumed();

        /** It is done, or will not be done. */
        void end();
    }
}
