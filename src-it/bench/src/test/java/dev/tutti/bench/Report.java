package dev.tutti.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What came out, in Markdown: ours beside each peer's and the goal, then everything.
 *
 * @param top what it was measured on and how
 * @param latencies lines of what {@link TailLatency} measured
 * @param examples lines of what {@link Examples} measured
 */
record Report(List<String> top, List<Figure> figures, List<String> latencies, List<String> examples) {

    String markdown() {
        return top.stream().map(line -> "- " + line + "\n").collect(Collectors.joining())
                + "\n## Goals\n\n" + goals()
                + "\n## All figures\n\n" + all()
                + "\n## Tail latencies\n\n" + table(TailLatency.HEADINGS, latencies)
                + "\n## Examples\n\n" + table(Examples.HEADINGS, examples);
    }

    private String goals() {
        Map<String, Figure> byName =
                figures.stream().collect(Collectors.toMap(Figure::name, Function.identity(), (one, later) -> later));
        return headings("id,work,goal,ours,peer,ours : peer,holds,allocated a call (B)")
                + Goals.ALL.stream().map(goal -> goal.row(byName)).collect(Collectors.joining());
    }

    private String all() {
        return headings("work,by,value,from,to,allocated (B)")
                + figures.stream()
                        .sorted(Comparator.comparing(Figure::work))
                        .map(figure -> "| %s | %s | %s | %s | %s | %s |\n"
                                .formatted(
                                        figure.work(),
                                        figure.isOurs() ? "**" + figure.by() + "**" : figure.by(),
                                        figure.text(),
                                        Figure.text(figure.low()),
                                        Figure.text(figure.high()),
                                        Figure.text(figure.bytes())))
                        .collect(Collectors.joining());
    }

    private static String table(String headings, List<String> lines) {
        return lines.isEmpty()
                ? "-\n"
                : headings(headings)
                        + lines.stream()
                                .map(line -> "| " + line.replace(",", " | ") + " |\n")
                                .collect(Collectors.joining());
    }

    private static String headings(String names) {
        return "| " + names.replace(",", " | ") + " |\n"
                + names.replaceAll("[^,]+", "|---").replace(",", "") + "|\n";
    }
}
