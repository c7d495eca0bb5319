package dev.tutti.quickstart.chat;

import dev.tutti.quickstart.RefusedException;

/** What somebody wants to say: neither blank nor too long. */
public record Speech(String name, String text) {

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_TEXT = 1000;

    /** Refuses what cannot be said, with a sentence for whoever wants to. */
    static Speech of(String name, String text) {
        String who = checked("name", name, LONGEST_NAME);
        if (who.codePoints().anyMatch(Character::isISOControl)) {
            throw new RefusedException(400, "name must be on one line, without control characters.");
        }
        return new Speech(who, checked("text", text, LONGEST_TEXT));
    }

    private static String checked(String field, String value, int longest) {
        if (value == null || value.isBlank()) {
            throw new RefusedException(
                    400, field + " is missing or blank; it may have up to " + longest + " characters.");
        }
        String stripped = value.strip();
        int length = stripped.codePointCount(0, stripped.length());
        if (length > longest) {
            throw new RefusedException(
                    400, field + " may have up to " + longest + " characters, and has " + length + ".");
        }
        return stripped;
    }
}
