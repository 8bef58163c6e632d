package io.authcontract.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.authcontract.client.AuthClientOptions;
import io.authcontract.http.Body;
import io.authcontract.http.Fault;
import io.authcontract.http.Headers;
import io.authcontract.http.Origin;
import io.authcontract.http.RawTransport;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.http.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class DefaultTransportTests {
    /** OkHttp resolves dot segments; over a socket they arrive. */
    @Test
    void isOkHttpForAClientAndSocketsForAMatrix() throws IOException {
        Queue<String> targets = new ConcurrentLinkedQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            targets.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        server.start();
        try (Transport transport = DefaultTransport.open(AuthClientOptions.standard())) {
            Request dots = new Request(
                    io.authcontract.http.Method.GET,
                    new Origin("http", "localhost", server.getAddress().getPort()),
                    "/orders/../admin",
                    Headers.none(),
                    Body.none());

            assertThat(transport.send(dots)).isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.detail())
                    .contains("OkHttp would send"));
            assertThat(transport.sendRepeatable(dots)).isInstanceOf(Response.class);
            assertThat(targets).containsExactly("/orders/../admin");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void isTheRawTransportWithoutOkHttp() throws ReflectiveOperationException {
        ClassLoader loader = new WithoutOkHttp();
        Object options = loader.loadClass(AuthClientOptions.class.getName())
                .getMethod("standard")
                .invoke(null);
        Method open = loader.loadClass(DefaultTransport.class.getName()).getDeclaredMethod("open", options.getClass());
        open.setAccessible(true);

        assertThat(open.invoke(null, options).getClass().getName()).isEqualTo(RawTransport.class.getName());
    }

    /** Loads our classes anew, as a class path without OkHttp would. */
    private static final class WithoutOkHttp extends ClassLoader {
        WithoutOkHttp() {
            super(DefaultTransportTests.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("okhttp3.")) {
                throw new ClassNotFoundException(name);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null
                        ? loaded
                        : name.startsWith("io.authcontract.") ? define(name) : super.loadClass(name, resolve);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] octets = in.readAllBytes();
                return defineClass(name, octets, 0, octets.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }
}
