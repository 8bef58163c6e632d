package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Method;
import io.authcontract.http.Request;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where references lead: the examples of RFC 3986 section 5.4.1, and what services write beside them. */
class ReferenceTests {
    private static final Request BASE = Request.of(Method.GET, URI.create("http://a/b/c/d;p?q"));

    @ParameterizedTest
    @CsvSource({
        "g, http://a/b/c/g",
        "./g, http://a/b/c/g",
        "/g, http://a/g",
        "//g, http://g/",
        "?y, http://a/b/c/d;p?y",
        "g?y, http://a/b/c/g?y",
        "#s, http://a/b/c/d;p?q",
        "g?y#s, http://a/b/c/g?y",
        "'', http://a/b/c/d;p?q",
        "../g, http://a/b/g",
        "http://g, http://g/",
        "http://a:80/x, http://a/x",
        "/login?next=a|b, http://a/login?next=a%7Cb",
        "/über uns, http://a/%C3%BCber%20uns"
    })
    void leadsWhereRfc3986Says(String reference, String target) {
        assertThat(Reference.from(BASE, reference).map(Request::url)).hasValue(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailto:a@b.example", "http://a:x/", "http://[a/", "/100%"})
    void leadsNowhere(String reference) {
        assertThat(Reference.from(BASE, reference)).isEmpty();
    }
}
