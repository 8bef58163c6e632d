package io.authcontract.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.client.AuthClientOptions;
import io.authcontract.client.okhttp.OkHttpTransport;
import io.authcontract.http.RawTransport;
import io.authcontract.http.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

class DefaultTransportTests {
    @Test
    void isOkHttpWhereThatIsPresent() {
        try (Transport transport = DefaultTransport.open(AuthClientOptions.standard())) {
            assertThat(transport).isInstanceOf(OkHttpTransport.class);
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
