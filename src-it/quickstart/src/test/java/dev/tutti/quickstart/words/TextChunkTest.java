package dev.tutti.quickstart.words;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextChunkTest {

    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    /** Letters and others of one to four bytes each, and what is easily taken for a letter. */
    private static final String[] PIECES = {
        "a", "Z", "the", " ", "\n", "7", "_", "\0", "'", // one byte
        "é", "É", "ß", "ж", "Ж", "×", "\u0301", "İ", "ǅ", // two
        "中", "文", "ﬁ", "Ꭰ", "–", "。", "\uFEFF", "\uFFFD", "ⅷ", // three
        "𝒜", "𐐀", "𐐨", "🙂", "𠀀", "\uD83D\uDC68\u200D\uD83D\uDC69" // four
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "The quick brown fox, the lazy dog.",
                "naïve café – ΣΊΣΥΦΟΣ ΠΟΛΎ",
                "中文 混 abc",
                "𝒜𝒷𝒸 𐐀𐐁𐐨 🙂x",
                "\uFEFFmark \0nul\0",
                "İstanbul ǅungla ﬁsh",
                "___---\n\n\n"
            })
    void countsEachWordOnceWhateverTheSizeOfTheChunks(String text) {
        for (int size = 1; size <= 64; size++) {
            assertEquals(byRegex(text), byChunks(text.getBytes(UTF_8), size), "chunks of " + size);
        }
    }

    @Test
    void countsRandomTextsAsRegexAndOnePassDo() {
        Random random = new Random(42);
        for (int i = 0; i < 300; i++) {
            String text = randomText(random);
            byte[] bytes = text.getBytes(UTF_8);
            Map<String, Long> words = byRegex(text);
            assertEquals(words, byChunks(bytes, Integer.MAX_VALUE), text);
            for (int size = 1; size <= 64; size++) {
                assertEquals(words, byChunks(bytes, size), "chunks of " + size + " of " + text);
            }
        }
    }

    @Test
    void findsTheFirstInvalidByteWhateverTheSizeOfTheChunks() {
        Random random = new Random(42);
        int invalid = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = randomText(random).getBytes(UTF_8);
            damage(bytes, random);
            int expected = firstInvalid(bytes);
            invalid += expected < 0 ? 0 : 1;
            for (int size = 1; size <= 64; size++) {
                assertEquals(expected, invalidAt(bytes, size), "chunks of " + size + " of " + Arrays.toString(bytes));
            }
        }
        assertTrue(invalid > 1000, "only " + invalid + " texts were invalid");
    }

    @Test
    void reportsContinuationBytesWithoutALead() {
        byte[] bytes = new byte[1000];
        Arrays.fill(bytes, (byte) 0x80);

        for (int size = 1; size <= 64; size++) {
            assertEquals(0, invalidAt(bytes, size));
        }
    }

    @Test
    void reportsAStrayContinuationByteRightAtABorder() {
        byte[] bytes = {'a', 'b', (byte) 0x80, 'c'};

        assertEquals(2, invalidAt(bytes, 2));
    }

    @Test
    void reportsACharacterThatTheTextEndsIn() {
        byte[] bytes = {'a', 'b', (byte) 0xF0, (byte) 0x9F, (byte) 0x99};

        for (int size = 1; size <= 64; size++) {
            assertEquals(2, invalidAt(bytes, size), "chunks of " + size);
        }
    }

    @Test
    void leavesAWordOverAllChunksToTheFirst() {
        byte[] bytes = "x".repeat(100_000).getBytes(UTF_8);

        assertEquals(Map.of("x".repeat(100_000), 1L), byChunks(bytes, 1000));
    }

    private static Map<String, Long> byChunks(byte[] text, int size) {
        Tally all = new Tally();
        for (TextChunk chunk : TextChunk.split(text, size)) {
            ChunkCount count = chunk.count();
            assertTrue(count.isValid(), "invalid at " + count.invalidAt());
            all.addAll(count.tally());
        }
        Map<String, Long> words = new TreeMap<>();
        all.forEach(words::put);
        assertEquals(words.values().stream().mapToLong(Long::longValue).sum(), all.words());
        return words;
    }

    private static int invalidAt(byte[] text, int size) {
        return TextChunk.split(text, size).stream()
                .map(TextChunk::count)
                .filter(count -> !count.isValid())
                .mapToInt(ChunkCount::invalidAt)
                .min()
                .orElse(-1);
    }

    private static Map<String, Long> byRegex(String text) {
        Map<String, Long> words = new TreeMap<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            int[] lower =
                    matcher.group().codePoints().map(Character::toLowerCase).toArray();
            words.merge(new String(lower, 0, lower.length), 1L, Long::sum);
        }
        return words;
    }

    private static int firstInvalid(byte[] text) {
        ByteBuffer bytes = ByteBuffer.wrap(text);
        boolean error = UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(bytes, CharBuffer.allocate(text.length), true)
                .isError();
        return error ? bytes.position() : -1;
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        int pieces = 1 + random.nextInt(40);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    /** Mostly with bytes that have a meaning in UTF-8: leads, continuations, overlong forms, surrogates. */
    private static void damage(byte[] bytes, Random random) {
        int[] telling = {0x80, 0xBF, 0xC0, 0xC3, 0xE0, 0xED, 0xA0, 0xEF, 0xF0, 0xF4, 0x90, 0xFF, 'a'};
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) telling[random.nextInt(telling.length)];
        }
    }
}
