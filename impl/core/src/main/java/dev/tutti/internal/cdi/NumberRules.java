package dev.tutti.internal.cdi;

import java.util.List;

/** What may be wrong with the numbers of annotations. */
final class NumberRules {

    private NumberRules() {}

    /**
     * A member must not be less.
     *
     * @param annotation where it stands and what it is a member of
     */
    static void atLeast(int least, String annotation, String member, int value, List<String> mistakes) {
        if (value < least) {
            mistakes.add(annotation + "(" + member + " = " + value + ") must be " + least
                    + " or more; leave it out for the default");
        }
    }
}
