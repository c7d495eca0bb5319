package dev.tutti.se;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** The platform threads of the library. */
final class Threads {

    private Threads() {}

    static List<Thread> running() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("tutti"))
                .toList();
    }

    /** Those that do not end: closing does not wait for the last instructions of each. */
    static List<Thread> left() throws InterruptedException {
        for (Thread thread : running()) {
            thread.join(TimeUnit.SECONDS.toMillis(20));
        }
        return running();
    }
}
