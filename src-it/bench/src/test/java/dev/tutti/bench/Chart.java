package dev.tutti.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** In SVG: a bar for each figure, as long as its time in its work's longest. */
record Chart(String title, List<Figure> figures) {

    private static final int LONGEST = 500;

    String svg() {
        Map<String, List<Figure>> works =
                figures.stream().collect(Collectors.groupingBy(Figure::work, TreeMap::new, Collectors.toList()));
        StringBuilder bars = new StringBuilder();
        int y = 40;
        for (Map.Entry<String, List<Figure>> work : works.entrySet()) {
            double longest =
                    work.getValue().stream().mapToDouble(Figure::value).max().orElseThrow();
            bars.append("<text x=\"10\" y=\"%d\" font-weight=\"bold\">%s</text>\n".formatted(y, work.getKey()));
            for (Figure figure : work.getValue()) {
                y += 20;
                bars.append(bar(figure, LONGEST * figure.value() / longest, y));
            }
            y += 34;
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">\n"
                        .formatted(y)
                + "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n"
                + "<text x=\"10\" y=\"18\">" + title + "; shorter is better</text>\n" + bars + "</svg>\n";
    }

    private static String bar(Figure figure, double length, int y) {
        return String.format(
                Locale.ROOT,
                "<text x=\"220\" y=\"%d\" text-anchor=\"end\">%s</text>"
                        + "<rect x=\"230\" y=\"%d\" width=\"%.1f\" height=\"12\" fill=\"%s\"/>"
                        + "<text x=\"%.1f\" y=\"%d\">%s</text>%n",
                y,
                figure.by(),
                y - 10,
                length,
                figure.isOurs() ? "#1b6ca8" : "#9aa5b1",
                236 + length,
                y,
                figure.text());
    }
}
