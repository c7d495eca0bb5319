package dev.tutti.internal.actor;

import java.util.List;

/** What a caller asks of an actor: a turn of it. Immutable. */
public interface Request extends Turn {

    /** The method's name. */
    String method();

    /** The group that the method is in; empty if it is in none. */
    String group();

    /** The arguments of the method, which the turn knows. */
    List<?> arguments();

    /** One that consists of these. */
    static Request of(String method, String group, List<?> arguments, Turn turn) {
        return new Any(method, group, arguments, turn);
    }

    /** See {@link #of}. */
    record Any(String method, String group, List<?> arguments, Turn turn) implements Request {

        @Override
        public Object take(Object state) throws Exception {
            return turn.take(state);
        }
    }
}
