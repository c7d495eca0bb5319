package dev.tutti.bench.server;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the benchmarks run, and how long.
 *
 * @param only the benchmarks whose names it finds in are run
 * @param installation of Open Liberty
 * @param users the directory of this module's own servers
 * @param classes those of the applications
 * @param libraries Tutti and what it needs: jars, or directories of classes of modules that are not packaged
 */
record Setting(
        boolean isLong, Pattern only, Path installation, Path users, int port, Path classes, List<Path> libraries) {

    static Setting of(
            String pass,
            String only,
            String installation,
            String users,
            String port,
            String classes,
            String libraries) {
        boolean isLong = switch (pass) {
            case "short" -> false;
            case "long" -> true;
            default ->
                throw new IllegalArgumentException(
                        "-Dbench=" + pass + ": a pass is short, which is the default, or long");
        };
        return new Setting(
                isLong,
                Pattern.compile(only),
                Path.of(installation),
                Path.of(users),
                Integer.parseInt(port),
                Path.of(classes),
                Stream.of(libraries.split(File.pathSeparator)).map(Path::of).toList());
    }

    boolean wants(String benchmark) {
        return only.matcher(benchmark).find();
    }
}
