package dev.tutti.quickstart.examples;

/** An example in the list; {@code missing} says why one cannot run yet, {@code sizes} which {@code ?n=} one takes. */
public record Description(String id, String title, String expected, String code, String missing, String sizes) {

    static Description of(Example example) {
        return new Description(
                example.id(),
                example.title(),
                example.expected(),
                SourceCode.of(example.id(), example.sources()),
                example instanceof PlannedExample planned ? planned.missing() : null,
                example instanceof SizedExample ? SizedExample.SMALLEST + ".." + SizedExample.LARGEST : null);
    }
}
