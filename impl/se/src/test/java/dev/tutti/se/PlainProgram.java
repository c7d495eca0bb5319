package dev.tutti.se;

import dev.tutti.Tutti;

/** A program that starts a client, submits, waits and closes. */
public final class PlainProgram {

    private PlainProgram() {}

    public static void main(String[] arguments) {
        try (Tutti tutti = Tutti.start()) {
            int eleven = tutti.tasks().submit(x -> x + 1, 10).result();
            System.out.println(eleven);
        }
    }
}
