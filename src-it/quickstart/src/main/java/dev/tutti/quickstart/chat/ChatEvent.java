package dev.tutti.quickstart.chat;

import java.time.Instant;

/** What a reader of a room gets to know. */
public sealed interface ChatEvent {

    /** The name of the server-sent event; its data is the rest. */
    String event();

    /** Something said, the {@code number}th thing in its room. */
    record Line(long number, String name, String text, Instant at) implements ChatEvent {

        @Override
        public String event() {
            return "line";
        }
    }

    /** How many read the room now. */
    record Readers(int readers) implements ChatEvent {

        @Override
        public String event() {
            return "readers";
        }
    }

    /** Nothing more comes, and why. */
    record End(String reason) implements ChatEvent {

        @Override
        public String event() {
            return "end";
        }
    }
}
