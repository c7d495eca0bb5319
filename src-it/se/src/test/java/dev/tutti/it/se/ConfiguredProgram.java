package dev.tutti.it.se;

import dev.tutti.Actor;
import dev.tutti.PendingLimitExceededException;
import dev.tutti.TaskRef;
import dev.tutti.Tutti;
import java.util.stream.Stream;

/** A program with an actor of which one call is under way, some wait, and the others are refused. */
final class ConfiguredProgram {

    static final int CALLS = 10;

    private ConfiguredProgram() {}

    @Actor(maxConcurrency = 1)
    static class Desk {
        TaskRef<String> hold(TaskRef<String> until) {
            return until;
        }
    }

    public static void main(String[] arguments) {
        try (Tutti tutti = Tutti.with().beans(Desk.class).start()) {
            TaskRef.Promise<String> answer = TaskRef.promise();
            Desk desk = tutti.bean(Desk.class);
            long refused = Stream.generate(() -> desk.hold(answer)).limit(CALLS).toList().stream()
                    .filter(ConfiguredProgram::isRefused)
                    .count();
            System.out.println("waiting: " + (CALLS - 1 - refused));
            System.out.println("virtual: "
                    + tutti.tasks().submit(ConfiguredProgram::isVirtual).result());
            answer.complete("");
        }
    }

    private static boolean isRefused(TaskRef<String> call) {
        return call.isDone()
                && call.handle((value, failure) -> failure instanceof PendingLimitExceededException)
                        .toCompletableFuture()
                        .join();
    }

    /** {@code Thread.isVirtual()}, which JDK 17 does not have. */
    private static boolean isVirtual() throws ReflectiveOperationException {
        return Runtime.version().feature() >= 21
                && (boolean) Thread.class.getMethod("isVirtual").invoke(Thread.currentThread());
    }
}
