package dev.tutti.bench;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What one figure of ours should be, mostly beside one of a peer's.
 *
 * @param id of the work, {@code P1} to {@code P9}
 * @param work in words
 * @param ours the figure's {@linkplain Figure#name() name}
 * @param peer the other one's; empty if it is ours alone that counts
 * @param bound what {@code relation} compares with
 * @param unit of a bound that is no ratio
 */
record Goal(String id, String work, String ours, String peer, Relation relation, double bound, String unit) {

    /** Each figure is a cost: less is better. */
    enum Relation {
        TIMES("at most %s x the cost") {
            @Override
            boolean holds(double ours, double peer, double bound) {
                return ours <= bound * peer;
            }

            @Override
            String reached(double ours, double peer) {
                return number(ours / peer) + " x";
            }
        },
        AS_MANY("at least %s x the calls/s") {
            @Override
            boolean holds(double ours, double peer, double bound) {
                return bound * ours <= peer;
            }

            @Override
            String reached(double ours, double peer) {
                return number(peer / ours) + " x";
            }
        },
        AHEAD("ahead") {
            @Override
            boolean holds(double ours, double peer, double bound) {
                return ours < peer;
            }

            @Override
            String reached(double ours, double peer) {
                return number(ours / peer) + " x its cost";
            }
        },
        MORE("at most %s more") {
            @Override
            boolean holds(double ours, double peer, double bound) {
                return ours - peer <= bound;
            }

            @Override
            String reached(double ours, double peer) {
                return Figure.text(ours - peer) + " more";
            }
        },
        ALONE("at most %s") {
            @Override
            boolean holds(double ours, double peer, double bound) {
                return ours <= bound;
            }

            @Override
            String reached(double ours, double peer) {
                return Figure.text(ours);
            }
        },
        /** No goal: a peer to look at. */
        BESIDE("") {
            @Override
            boolean holds(double ours, double peer, double bound) {
                return true;
            }

            @Override
            String reached(double ours, double peer) {
                return "";
            }
        };

        private final String words;

        Relation(String words) {
            this.words = words;
        }

        abstract boolean holds(double ours, double peer, double bound);

        /** What it came to, in the words of the goal. */
        abstract String reached(double ours, double peer);

        private static String number(double value) {
            return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
        }
    }

    /** As in the design. */
    private String words() {
        String number = bound == Math.rint(bound) ? String.format(Locale.ROOT, "%,.0f", bound) : Double.toString(bound);
        return relation.words.formatted((number + " " + unit).strip());
    }

    /** A line of the report's first table; a dash for whatever was not measured. */
    String row(Map<String, Figure> figures) {
        Optional<Figure> mine = Optional.ofNullable(figures.get(ours));
        Optional<Figure> theirs = Optional.ofNullable(figures.get(peer));
        boolean measured = mine.isPresent() && (theirs.isPresent() || isAlone());
        double our = value(mine);
        double other = value(theirs);
        return "| %s | %s | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        id,
                        work,
                        words(),
                        cell(ours, mine),
                        isAlone() ? "" : cell(peer, theirs),
                        isAlone() ? "" : ratio(our / other),
                        measured ? verdict(our, other) : "-",
                        isAlone() ? bytes(mine) : bytes(mine) + " : " + bytes(theirs));
    }

    private boolean isAlone() {
        return peer.isEmpty();
    }

    private String verdict(double our, double other) {
        if (relation == Relation.BESIDE) {
            return "";
        }
        return relation.holds(our, other, bound)
                ? "met"
                : "**%s**, goal %s".formatted(relation.reached(our, other), words());
    }

    private static double value(Optional<Figure> figure) {
        return figure.map(Figure::value).orElse(Double.NaN);
    }

    private static String cell(String name, Optional<Figure> figure) {
        return name.substring(name.indexOf('.') + 1) + " "
                + figure.map(Figure::text).orElse("-");
    }

    private static String ratio(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String bytes(Optional<Figure> figure) {
        return Figure.text(figure.map(Figure::bytes).orElse(Double.NaN));
    }
}
