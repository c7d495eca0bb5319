package dev.tutti.quickstart.words;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a UTF-8 text that can be counted without the others: it owns the characters whose first byte lies in it and the
 * words that start in it. Whatever the size of the parts, each character and each word is owned by exactly one.
 *
 * <p>A word is a maximal run of code points that are {@linkplain Character#isLetter(int) letters}, in lower case, code point
 * by code point. Immutable as long as nobody writes to the text.
 */
public final class TextChunk {

    private static final int LONGEST_CHARACTER = 4;
    private static final int TAIL_STEP = 8 * 1024;

    private final byte[] text;
    private final int from;
    private final int to;

    private TextChunk(byte[] text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
    }

    /** The chunks of the text, of {@code bytes} bytes each but for the last. */
    static List<TextChunk> split(byte[] text, int bytes) {
        List<TextChunk> chunks = new ArrayList<>();
        int from = 0;
        while (from < text.length) {
            int to = from + Math.min(bytes, text.length - from);
            chunks.add(new TextChunk(text, from, to));
            from = to;
        }
        return chunks;
    }

    /** Counts the words that start here, or finds the first byte here that is not UTF-8. */
    ChunkCount count() {
        int first = characterStartAtOrAfter(from);
        int end = characterStartAtOrAfter(to);
        CharBuffer characters = CharBuffer.allocate(end - first);
        ByteBuffer bytes = ByteBuffer.wrap(text, first, end - first);
        CharsetDecoder strict = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult decoded = strict.decode(bytes, characters, true);
        if (decoded.isError()) {
            return ChunkCount.invalidAt(bytes.position());
        }
        return count(characters.flip(), first, end);
    }

    private ChunkCount count(CharBuffer characters, int first, int end) {
        Tally tally = new Tally();
        StringBuilder word = new StringBuilder();
        boolean startedBefore = letterBefore(first); // then its first letters end a word of another chunk
        for (int i = 0; i < characters.length(); ) {
            int codePoint = Character.codePointAt(characters, i);
            i += Character.charCount(codePoint);
            if (!Character.isLetter(codePoint)) {
                startedBefore = false;
                finish(word, tally);
            } else if (!startedBefore) {
                word.appendCodePoint(Character.toLowerCase(codePoint));
            }
        }
        if (!word.isEmpty()) {
            readOn(word, end);
            finish(word, tally);
        }
        return ChunkCount.of(tally);
    }

    private static void finish(StringBuilder word, Tally tally) {
        if (!word.isEmpty()) {
            tally.add(word.toString(), 1);
            word.setLength(0);
        }
    }

    /** Appends the letters at {@code at}. Bytes that are not UTF-8 end the word; the chunk that owns them reports them. */
    private void readOn(StringBuilder word, int at) {
        while (at < text.length) {
            int next = characterStartAtOrAfter(at + Math.min(TAIL_STEP, text.length - at));
            String step = new String(text, at, next - at, StandardCharsets.UTF_8);
            for (int i = 0; i < step.length(); ) {
                int codePoint = step.codePointAt(i);
                if (!Character.isLetter(codePoint)) {
                    return;
                }
                word.appendCodePoint(Character.toLowerCase(codePoint));
                i += Character.charCount(codePoint);
            }
            at = next;
        }
    }

    private boolean letterBefore(int at) {
        int start = leadBefore(at);
        if (start < 0) {
            return false;
        }
        String before = new String(text, start, at - start, StandardCharsets.UTF_8);
        return Character.isLetter(before.codePointBefore(before.length()));
    }

    /**
     * Where the character that covers {@code at} ends, if it began before; else {@code at}. Only continuation bytes that its
     * lead byte asks for are passed over, so that a stray one at a border is reported by the chunk in which it lies.
     */
    private int characterStartAtOrAfter(int at) {
        int lead = leadBefore(at);
        if (lead < 0 || at == text.length) {
            return at;
        }
        int end = lead + length(text[lead]);
        int start = at;
        while (start < end && start < text.length && isContinuation(text[start])) {
            start++;
        }
        return start;
    }

    /** The nearest byte before {@code at} that is no continuation byte and near enough to lead to it; else -1. */
    private int leadBefore(int at) {
        for (int lead = at - 1; lead >= Math.max(0, at - LONGEST_CHARACTER); lead--) {
            if (!isContinuation(text[lead])) {
                return lead;
            }
        }
        return -1;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }

    private static int length(byte lead) {
        int b = lead & 0xFF;
        return b < 0xC0 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : LONGEST_CHARACTER;
    }
}
