package dev.tutti.it.se;

import dev.tutti.Actor;
import dev.tutti.TaskRef;
import dev.tutti.Tutti;
import jakarta.annotation.PreDestroy;

/** A program that forgets to close what it has started. */
final class UnclosedProgram {

    private UnclosedProgram() {}

    @Actor
    static class Desk {
        TaskRef<String> open() {
            return TaskRef.of("open");
        }

        @PreDestroy
        void end() {
            System.out.println("closed");
        }
    }

    public static void main(String[] arguments) {
        Tutti tutti = Tutti.with().beans(Desk.class).start();
        System.out.println(tutti.bean(Desk.class).open().result());
    }
}
