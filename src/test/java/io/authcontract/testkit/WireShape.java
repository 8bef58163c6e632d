package io.authcontract.testkit;

import io.authcontract.http.Body;
import io.authcontract.http.Field;
import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import io.authcontract.http.Origin;
import io.authcontract.http.Request;
import java.util.List;
import java.util.stream.Stream;

/**
 * A request that not every client sends as it is specified.
 *
 * @param method the method
 * @param target the request-target
 * @param headers the field lines
 * @param body the content
 */
public record WireShape(String method, String target, Headers headers, String body) {
    private static final String BEARER = "Bearer abc.def.ghi";

    /** Returns all shapes, without those that no transport sends. */
    public static List<WireShape> all() {
        return Stream.of(targets(), methods(), values(), names(), framings())
                .flatMap(shapes -> shapes)
                .toList();
    }

    private static Stream<WireShape> targets() {
        return Stream.of(
                        "/orders",
                        "/ORDERS",
                        "/x/../orders",
                        "/../../orders",
                        "/x/%2e%2e/orders",
                        "/x/.%2E/orders",
                        "/./orders",
                        "/orders/.",
                        "/orders/..",
                        "//orders",
                        "/orders//7",
                        "/orders/",
                        "/orders;a=1",
                        "/..;/orders",
                        "/x\\..\\orders",
                        "\\orders",
                        "/orders%00",
                        "/orders%0a",
                        "/orders%2f7",
                        "/%2561",
                        "/%6frders",
                        "/orders%zz",
                        "/orders%",
                        "/ord rs",
                        "/orders\t",
                        "/ord\u00e9rs",
                        "/ord\u00c3\u00a9rs",
                        "/orders#part",
                        "/orders?",
                        "/orders?x=1&x=2",
                        "/orders?x=a b",
                        "/orders?x=a+b",
                        "/orders?q='\"<>",
                        "/orders?q=[x]{y}|z^`",
                        "/orders?path=/x/../y",
                        "/orders?x=1?y=2",
                        "@127.0.0.2/orders",
                        ":81/orders",
                        "orders",
                        "",
                        "*",
                        "http://other.example/orders")
                .map(target -> new WireShape("GET", target, Headers.none(), ""));
    }

    private static Stream<WireShape> methods() {
        Stream<WireShape> empty = Stream.of(
                        "HEAD",
                        "OPTIONS",
                        "DELETE",
                        "POST",
                        "PUT",
                        "PATCH",
                        "TRACE",
                        "CONNECT",
                        "PROPFIND",
                        "REPORT",
                        "QUERY",
                        "FOO",
                        "get",
                        "Get",
                        "M-SEARCH")
                .map(method -> new WireShape(method, "/orders", Headers.none(), ""));
        Stream<WireShape> full = Stream.of(
                        "GET", "HEAD", "OPTIONS", "DELETE", "POST", "PUT", "PATCH", "TRACE", "QUERY", "FOO")
                .map(method -> new WireShape(method, "/orders", Headers.of("Content-Type", "text/plain"), "hello"));
        return Stream.concat(empty, full);
    }

    private static Stream<WireShape> values() {
        return Stream.of(
                        BEARER,
                        "",
                        "Bearer  abc",
                        "Bearer\tabc",
                        " Bearer abc",
                        "Bearer abc ",
                        "\tBearer abc\t",
                        " ",
                        "Basic \u00e9\u00e8",
                        "Basic \u00c3\u00a9",
                        "Basic \u00f0\u009f\u0094\u0091",
                        "Basic abc\u00c2\u00a0",
                        "Basic \u0001abc",
                        "Basic abc\u007f",
                        "Basic abc\u001f",
                        "Basic \u00ff\u00fe",
                        "Bearer " + "x".repeat(64 << 10))
                .map(value -> fields("Authorization", value));
    }

    private static Stream<WireShape> names() {
        return Stream.of(
                fields("authorization", BEARER),
                fields("AUTHORIZATION", BEARER),
                fields("Authorization", BEARER, "Authorization", "Basic eDp5"),
                fields("Authorization", BEARER, "authorization", "Basic eDp5"),
                fields("Authorization", "", "Authorization", BEARER),
                fields("Authorization ", BEARER),
                fields("X Authorization", BEARER),
                fields("Authorization\u00e9", BEARER),
                fields("", BEARER),
                fields("X:Y", BEARER),
                fields("B", "2", "A", "1", "B", "3"),
                fields("Host", "other.example"),
                fields("host", "other.example"),
                fields("Host", "one.example", "Host", "two.example"),
                fields("Connection", "keep-alive"),
                fields("User-Agent", "tests/1"),
                fields("User-Agent", "a", "User-Agent", "b"),
                fields("Accept-Encoding", "gzip"),
                fields("Accept-Encoding", ""),
                fields("Range", "bytes=0-1"),
                fields("Cookie", "a=b", "Cookie", "c=d"),
                fields("Proxy-Authorization", "Basic eDp5"),
                fields("Upgrade", "h2c", "Connection", "Upgrade"),
                fields("Referer", "http://other.example/"),
                fields("Date", "yesterday"));
    }

    private static Stream<WireShape> framings() {
        String chunks = "5\r\nhello\r\n0\r\n\r\n";
        return Stream.of(
                new WireShape("POST", "/orders", Headers.of("Content-Length", "5"), "hello"),
                new WireShape("POST", "/orders", Headers.of("content-length", "5"), "hello"),
                new WireShape("POST", "/orders", Headers.of("Content-Length", "05"), "hello"),
                new WireShape("POST", "/orders", Headers.of("Content-Length", "5", "Content-Length", "5"), "hello"),
                new WireShape("POST", "/orders", Headers.of("Content-Length", "0"), ""),
                new WireShape("GET", "/orders", Headers.of("Content-Length", "0"), ""),
                new WireShape("GET", "/orders", Headers.of("Content-Length", "5"), "hello"),
                new WireShape("POST", "/orders", Headers.of("Transfer-Encoding", "chunked"), chunks),
                new WireShape("GET", "/orders", Headers.of("Transfer-Encoding", "chunked"), chunks),
                new WireShape(
                        "POST", "/orders", Headers.of("Content-Length", "15", "Transfer-Encoding", "chunked"), chunks),
                new WireShape(
                        "POST", "/orders", Headers.of("Transfer-Encoding", "chunked", "Content-Length", "15"), chunks),
                new WireShape(
                        "POST",
                        "/orders",
                        Headers.of("Transfer-Encoding", "identity", "Content-Length", "5"),
                        "hello"));
    }

    private static WireShape fields(String... namesAndValues) {
        return new WireShape("GET", "/orders", Headers.of(namesAndValues), "");
    }

    /** Returns this request for a service. */
    public Request to(Origin origin) {
        return new Request(Method.of(method), origin, target, headers, Body.of(body));
    }

    /** Returns the field lines as they have to be seen. */
    public List<String> fieldLines() {
        return headers.fields().stream().map(WireShape::line).toList();
    }

    private static String line(Field field) {
        return field.name() + ": " + field.value();
    }

    @Override
    public String toString() {
        String text = method + " " + target + " " + String.join(" | ", fieldLines())
                + (body.isEmpty() ? "" : " +" + body.length());
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }
}
