package dev.tutti.internal.actor;

import java.io.Serial;
import java.util.Arrays;
import java.util.List;

/** A turn that holds its actor for too long, with the stack at which it was seen: from where it is down to the user's code. */
final class Stall extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Below the user's code there are frames of those only. */
    private static final List<String> BELOW =
            List.of("dev.tutti.internal.", "java.", "jdk.", "io.smallrye.", "org.jboss.weld.");

    Stall(String message, StackTraceElement[] stack) {
        super(message, null, false, true);
        setStackTrace(trimmed(stack));
    }

    /** Without what leads to the user's code; all of it, if there is none. */
    static StackTraceElement[] trimmed(StackTraceElement[] stack) {
        int end = first(Visit.class, stack, first(Turns.class, stack, stack.length));
        while (end > 0 && BELOW.stream().anyMatch(stack[end - 1].getClassName()::startsWith)) {
            end--;
        }
        return end == 0 ? stack : Arrays.copyOf(stack, end);
    }

    /** Where the class comes first, from the bottom of the stack: what is below may be a server's. */
    private static int first(Class<?> type, StackTraceElement[] stack, int otherwise) {
        for (int i = stack.length - 1; i >= 0; i--) {
            if (stack[i].getClassName().startsWith(type.getName())) {
                return i;
            }
        }
        return otherwise;
    }
}
