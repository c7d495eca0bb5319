package dev.tutti.quickstart.words;

import java.io.Serial;

/** A text that is not UTF-8; the message gives the offset of the first byte that is not. */
public class InvalidTextException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    InvalidTextException(int offset) {
        super("The text is not valid UTF-8: the first byte that is not part of a character is at offset " + offset
                + " (the first byte is 0). Nothing was counted.");
    }
}
