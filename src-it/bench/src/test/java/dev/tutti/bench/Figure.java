package dev.tutti.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * One thing that was measured.
 *
 * @param work what was done, such as {@code P1RemoteCalls}
 * @param by who did it, such as {@code fixedPool}
 * @param value the median of iterations
 * @param low that of the fastest
 * @param high that of the slowest
 * @param bytes allocated by an operation; NaN if nobody counted
 */
record Figure(String work, String by, double value, double low, double high, String unit, double bytes) {

    static Figure of(RunResult run) {
        String name = run.getParams().getBenchmark();
        int dot = name.lastIndexOf('.');
        Result<?> primary = run.getPrimaryResult();
        Result<?> allocated = run.getSecondaryResults().get("gc.alloc.rate.norm");
        return new Figure(
                name.substring(name.lastIndexOf('.', dot - 1) + 1, dot),
                name.substring(dot + 1),
                primary.getStatistics().getPercentile(50), // one iteration that was disturbed does not move it
                primary.getStatistics().getMin(),
                primary.getStatistics().getMax(),
                primary.getScoreUnit().replace("/op", ""),
                allocated == null ? Double.NaN : allocated.getScore());
    }

    /** Those of a file with a line of headings above and, in each line, what the record has. */
    static List<Figure> read(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(",", -1))
                    .map(cells -> new Figure(
                            cells[0],
                            cells[1],
                            number(cells[2]),
                            number(cells[3]),
                            number(cells[4]),
                            cells[5],
                            number(cells[6])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file, e);
        }
    }

    static Figure of(String work, String by, double value, String unit) {
        return new Figure(work, by, value, Double.NaN, Double.NaN, unit, Double.NaN);
    }

    private static double number(String cell) {
        return cell.isBlank() ? Double.NaN : Double.parseDouble(cell.strip());
    }

    /** As {@link Goals} name it. */
    String name() {
        return work + "." + by;
    }

    boolean isOurs() {
        return by.startsWith("tutti") || by.endsWith("Tutti");
    }

    String text() {
        return text(value) + " " + unit;
    }

    static String text(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.1f" : "%,.0f", value);
    }
}
