package dev.tutti.it.se;

import dev.tutti.TaskRef;
import dev.tutti.Tutti;
import java.time.Duration;
import java.util.List;

/** A program that starts a client, submits, waits and closes. */
final class PlainProgram {

    private PlainProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (Tutti tutti = Tutti.start()) {
            TaskRef<Integer> eleven = tutti.tasks().submit(x -> x + 1, 10);
            System.out.println("waited for: " + eleven.result());
            System.out.println(
                    "gathered: " + tutti.tasks().gather(List.of(eleven, eleven)).result());
        }
        System.out.println("threads left: " + threadsLeft());
    }

    /** Those that do not end: closing does not wait for the last instructions of each. */
    private static long threadsLeft() throws InterruptedException {
        long left = 0;
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("tutti-")) {
                thread.join(Duration.ofSeconds(10).toMillis());
                left += thread.isAlive() ? 1 : 0;
            }
        }
        return left;
    }
}
