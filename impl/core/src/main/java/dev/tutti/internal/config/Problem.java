package dev.tutti.internal.config;

/**
 * What is wrong with a key or its value, and what to do.
 *
 * @param fatal whether it is the application's own mistake, which ends its deployment
 */
public record Problem(String message, boolean fatal) {

    static Problem with(String key, Settings.Origin origin, String what) {
        return new Problem(
                key + " (" + origin.name() + "): " + what, origin.whose().endsTheDeployment());
    }
}
