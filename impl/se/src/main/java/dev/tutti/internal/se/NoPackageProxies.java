package dev.tutti.internal.se;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.ProtectionDomain;
import org.jboss.weld.bean.proxy.ProxyFactory;
import org.jboss.weld.bean.proxy.util.WeldDefaultProxyServices;

/**
 * Defines the proxies of classes that are in no package, as those of a single-file program, beside these classes. Weld has a
 * package for such proxies, and what is not public cannot be seen from there.
 */
final class NoPackageProxies extends WeldDefaultProxyServices {

    private static final String WELDS = ProxyFactory.DEFAULT_PROXY_PACKAGE + ".";

    @Override
    public Class<?> defineClass(
            Class<?> original, String name, byte[] file, int offset, int length, ProtectionDomain domain) {
        if (!name.startsWith(WELDS)) {
            return super.defineClass(original, name, file, offset, length, domain);
        }
        byte[] moved = moved(new ByteArrayInputStream(file, offset, length));
        return super.defineClass(original, withoutPackage(name), moved, 0, moved.length, domain);
    }

    @Override
    public Class<?> loadClass(Class<?> original, String name) throws ClassNotFoundException {
        return super.loadClass(original, withoutPackage(name));
    }

    private static String withoutPackage(String name) {
        return name.startsWith(WELDS) ? name.substring(WELDS.length()) : name;
    }

    /** The class file with its own name, wherever that is written, out of the package. */
    private static byte[] moved(ByteArrayInputStream file) {
        ByteArrayOutputStream moved = new ByteArrayOutputStream();
        DataInputStream in = new DataInputStream(file);
        DataOutputStream out = new DataOutputStream(moved);
        try {
            out.write(in.readNBytes(8)); // magic and version
            int constants = in.readUnsignedShort();
            out.writeShort(constants);
            for (int i = 1; i < constants; i++) {
                i += constant(in, out);
            }
            in.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return moved.toByteArray();
    }

    /** Copies a constant; returns how many numbers it takes beside its own. */
    private static int constant(DataInputStream in, DataOutputStream out) throws IOException {
        int tag = in.readUnsignedByte();
        out.writeByte(tag);
        switch (tag) {
            case 1 -> out.writeUTF(in.readUTF().replace(WELDS.replace('.', '/'), "")); // a name, a type or a text
            case 5, 6 -> out.write(in.readNBytes(8)); // long, double
            case 7, 8, 16, 19, 20 -> out.write(in.readNBytes(2)); // what refers to one other constant
            case 15 -> out.write(in.readNBytes(3)); // method handle
            default -> out.write(in.readNBytes(4));
        }
        return tag == 5 || tag == 6 ? 1 : 0;
    }
}
