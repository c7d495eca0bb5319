package dev.tutti.internal.graph;

import java.io.Serial;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Tells, suppressed in a node's failure, which node failed and the way from there to what was computed. */
final class FailedNode extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    /** How many names of a way are told at either end. */
    private static final int TOLD = 5;

    private FailedNode(String message) {
        super(message, null, false, false); // where it is made says nothing
    }

    /** Adds it to the failure, once: a failure that is kept comes by in every graph that is built on it. */
    static void tell(Throwable failure, Part part) {
        synchronized (failure) { // as addSuppressed does
            for (Throwable told : failure.getSuppressed()) {
                if (told instanceof FailedNode) {
                    return;
                }
            }
            failure.addSuppressed(
                    new FailedNode("Node " + part.name() + " failed; the way to what was computed: " + way(part)));
        }
    }

    private static String way(Part failed) {
        List<String> first = new ArrayList<>();
        Deque<String> last = new ArrayDeque<>();
        int between = 0;
        for (Part part = failed; part != null; part = part.dependent()) {
            if (first.size() < TOLD) {
                first.add(part.name());
                continue;
            }
            last.add(part.name());
            if (last.size() > TOLD) {
                last.remove();
                between++;
            }
        }
        if (between > 0) {
            first.add("(" + between + " more)");
        }
        first.addAll(last);
        return String.join(" > ", first);
    }
}
