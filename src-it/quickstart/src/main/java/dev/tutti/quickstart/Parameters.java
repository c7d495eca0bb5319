package dev.tutti.quickstart;

import java.time.Duration;

/** Reads the parameters of requests; what makes no sense is refused with what would. */
public final class Parameters {

    private static final int LONGEST = 10_000;

    private Parameters() {}

    public static int number(String name, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // refused below
        }
        throw new RefusedException(
                400, name + " must be a whole number from " + least + " to " + most + ", was " + text + ".");
    }

    /** The parameter {@code ms}. */
    public static Duration milliseconds(String text) {
        return Duration.ofMillis(number("ms", text, 0, LONGEST));
    }
}
