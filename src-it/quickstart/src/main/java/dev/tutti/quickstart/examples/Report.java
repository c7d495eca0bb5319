package dev.tutti.quickstart.examples;

/** What one run of an example answers; {@code peak} is left out where it means nothing. */
public record Report(
        String id,
        String title,
        Object result,
        double seconds,
        Integer peak,
        String expected,
        boolean ok,
        String evidence) {

    static Report of(Example example, String expected, Finding finding, long nanos) {
        return new Report(
                example.id(),
                example.title(),
                finding.result(),
                Math.round(nanos / 1e6) / 1e3,
                finding.peak().isPresent() ? finding.peak().getAsInt() : null,
                expected,
                finding.ok(),
                finding.evidence());
    }
}
