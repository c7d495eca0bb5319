package dev.tutti.bench;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What came out, ours beside each peer's. */
record Report(String machine, List<Row> rows) {

    /**
     * One benchmark.
     *
     * @param work what was done, such as {@code P1RemoteCalls}
     * @param time of one operation, in the unit given
     * @param error half of the interval in which it lies in 99.9 % of cases
     * @param bytes allocated by an operation
     */
    record Row(String work, String by, double time, double error, String unit, double bytes) {

        static Row of(RunResult run) {
            String name = run.getParams().getBenchmark();
            String method = name.substring(name.lastIndexOf('.') + 1);
            String type = name.substring(0, name.lastIndexOf('.'));
            Result<?> primary = run.getPrimaryResult();
            Result<?> allocated = run.getSecondaryResults().get("gc.alloc.rate.norm");
            return new Row(
                    type.substring(type.lastIndexOf('.') + 1),
                    method,
                    primary.getScore(),
                    primary.getScoreError(),
                    primary.getScoreUnit(),
                    allocated == null ? Double.NaN : allocated.getScore());
        }

        boolean isOurs() {
            return by.toLowerCase(Locale.ROOT).contains("tutti");
        }
    }

    static Report of(Collection<RunResult> runs, String pass) {
        String machine = "%d processors, %s, JDK %s, %s pass"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        ManagementFactory.getOperatingSystemMXBean().getName() + " "
                                + ManagementFactory.getOperatingSystemMXBean().getArch(),
                        Runtime.version(),
                        pass);
        return new Report(machine, runs.stream().map(Row::of).toList());
    }

    /** In Markdown. */
    String table() {
        StringBuilder table =
                new StringBuilder(machine + "\n\n| work | by | time | ± | allocated |\n|---|---|---|---|---|\n");
        rows.stream()
                .sorted(Comparator.comparing(Row::work))
                .forEach(row -> table.append("| %s | %s | %s %s | %s | %s |\n"
                        .formatted(
                                row.work,
                                row.isOurs() ? "**" + row.by + "**" : row.by,
                                number(row.time),
                                row.unit,
                                number(row.error),
                                number(row.bytes) + " B")));
        return table.toString();
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
    }

    /** In SVG: a bar for each, as long as its time in its work's longest. */
    String chart() {
        Map<String, List<Row>> works =
                rows.stream().collect(Collectors.groupingBy(Row::work, TreeMap::new, Collectors.toList()));
        StringBuilder bars = new StringBuilder();
        int y = 40;
        for (Map.Entry<String, List<Row>> work : works.entrySet()) {
            double longest =
                    work.getValue().stream().mapToDouble(Row::time).max().orElseThrow();
            bars.append("<text x=\"10\" y=\"%d\" font-weight=\"bold\">%s</text>\n".formatted(y, work.getKey()));
            for (Row row : work.getValue()) {
                y += 20;
                bars.append(String.format(
                        Locale.ROOT,
                        "<text x=\"220\" y=\"%d\" text-anchor=\"end\">%s</text>"
                                + "<rect x=\"230\" y=\"%d\" width=\"%.1f\" height=\"12\" fill=\"%s\"/>"
                                + "<text x=\"%.1f\" y=\"%d\">%s %s</text>%n",
                        y,
                        row.by,
                        y - 10,
                        500 * row.time / longest,
                        row.isOurs() ? "#1b6ca8" : "#9aa5b1",
                        236 + 500 * row.time / longest,
                        y,
                        number(row.time),
                        row.unit));
            }
            y += 34;
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">\n"
                        .formatted(y)
                + "<text x=\"10\" y=\"18\">" + machine + "; shorter is better</text>\n" + bars + "</svg>\n";
    }
}
