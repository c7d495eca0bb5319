package dev.tutti.bench.server;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A web application that is being written. */
final class War implements AutoCloseable {

    private final ZipOutputStream zip;

    War(Path file) throws IOException {
        zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
    }

    War add(String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        return this;
    }

    /** The classes of one package, without those of the packages below it. */
    War addPackage(Path classes, String name) throws IOException {
        try (Stream<Path> files = Files.list(classes.resolve(name.replace('.', '/')))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                add("WEB-INF/classes/" + entry(classes, file), Files.readAllBytes(file));
            }
        }
        return this;
    }

    War addLibraries(List<Path> libraries) throws IOException {
        for (int i = 0; i < libraries.size(); i++) {
            add("WEB-INF/lib/" + i + ".jar", jar(libraries.get(i)));
        }
        return this;
    }

    /** The bytes of a jar, which is made here if there are but its classes, as before Maven packages them. */
    static byte[] jar(Path library) throws IOException {
        if (Files.isRegularFile(library)) {
            return Files.readAllBytes(library);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writeJar(library, bytes);
        return bytes.toByteArray();
    }

    private static void writeJar(Path classes, OutputStream out) throws IOException {
        try (ZipOutputStream jar = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                jar.putNextEntry(new ZipEntry(entry(classes, file)));
                Files.copy(file, jar);
            }
        }
    }

    private static String entry(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
