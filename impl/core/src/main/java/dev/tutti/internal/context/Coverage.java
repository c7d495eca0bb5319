package dev.tutti.internal.context;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which contexts of its caller a task has.
 *
 * @param by what carries them
 * @param carried those that the caller has when it calls
 * @param cleared those that the task has none of, whatever its caller has
 * @param missing those that this platform has no way to carry
 */
public record Coverage(String by, Set<Context> carried, Set<Context> cleared, Set<Context> missing) {

    /** What may be carried. */
    public enum Context {
        /** Class loader and naming, {@code java:comp/env} among it. */
        APPLICATION("class loader and naming"),
        /** The principal and the roles that the caller is in. */
        SECURITY("principal and roles"),
        /** The beans of the request scope that the caller has used. */
        REQUEST("request scope"),
        /** Never carried: a transaction belongs to one thread. */
        TRANSACTION("transaction");

        private final String words;

        Context(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** That of a carrier by what it knows: all of it is carried, but the transaction, which is cleared. */
    public static Coverage of(String by, Set<Context> known) {
        Set<Context> carried = EnumSet.copyOf(known);
        Set<Context> cleared = EnumSet.of(Context.TRANSACTION);
        cleared.retainAll(known);
        carried.removeAll(cleared);
        Set<Context> missing = EnumSet.complementOf(EnumSet.copyOf(known));
        return new Coverage(by, carried, cleared, missing);
    }

    /** Whether a task has the context that its caller had. */
    public boolean carries(Context context) {
        return carried.contains(context);
    }

    /** In one line. */
    @Override
    public String toString() {
        return "by %s: carried %s; cleared %s; not available %s"
                .formatted(by, words(carried), words(cleared), words(missing));
    }

    private static String words(Set<Context> contexts) {
        return contexts.isEmpty()
                ? "nothing"
                : contexts.stream().map(Context::toString).collect(Collectors.joining(", "));
    }
}
