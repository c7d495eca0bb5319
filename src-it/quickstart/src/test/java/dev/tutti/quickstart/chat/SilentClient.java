package dev.tutti.quickstart.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A client that sends a request and does not read its response, so that the server can write no more at some time. */
final class SilentClient implements AutoCloseable {

    private static final int LIMIT_MILLIS = 60_000;

    private final Socket socket = new Socket();

    static SilentClient get(String path) throws IOException {
        SilentClient client = new SilentClient();
        client.socket.setReceiveBufferSize(4096); // before it connects: so little that the server notices soon
        client.socket.setSoTimeout(LIMIT_MILLIS);
        client.socket.connect(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.getInteger("it.http.port")));
        String request = "GET /" + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        client.socket.getOutputStream().write(request.getBytes(UTF_8));
        return client;
    }

    /** Reads at last, to the end. */
    String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
