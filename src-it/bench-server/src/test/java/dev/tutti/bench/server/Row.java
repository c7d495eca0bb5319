package dev.tutti.bench.server;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What came out of one benchmark.
 *
 * @param id of the work, such as P3
 * @param bytes allocated by one operation, where that could be told
 */
record Row(String id, String by, Quartiles quartiles, String unit, OptionalDouble bytes) {

    static final String HEADER = "id,case,median,low,high,unit,bytes\n";

    static Row of(String id, String by, Quartiles quartiles, String unit) {
        return new Row(id, by, quartiles, unit, OptionalDouble.empty());
    }

    String line() {
        return String.join(
                        ",",
                        id,
                        by,
                        number(quartiles.median()),
                        number(quartiles.low()),
                        number(quartiles.high()),
                        unit,
                        bytes.isPresent() ? number(bytes.getAsDouble()) : "")
                + "\n";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
