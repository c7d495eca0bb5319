package dev.tutti.quickstart;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads single fields of flat JSON objects. */
public final class Json {

    private Json() {}

    /** The text or the number of the field; null if there is no such field. */
    public static String field(String json, String name) {
        Matcher field =
                Pattern.compile("\"" + name + "\":(?:\"([^\"]*)\"|([0-9]+))").matcher(json);
        if (!field.find()) {
            return null;
        }
        return field.group(1) == null ? field.group(2) : field.group(1);
    }
}
