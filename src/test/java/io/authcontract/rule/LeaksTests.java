package io.authcontract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeaksTests {
    /** The sign stands between two bars. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "stack frame; |.java:41)",
                "stack frame; in auth|.js:2:28",
                "stack frame; .java:x then |.java:0",
                "stack frame; |Traceback (most recent call last) in auth.js:17",
                "stack frame; |at System.Convert.FromBase64String(String s)",
                "stack frame; thrown |at a.b.c(",
                "stack frame; that a.b.c( is called |at a.b.c_d$e(x)",
                "stack frame; look at a.b then |at x.y.z(",
                "exception class; |java.io.IOException",
                "exception class; it was |java.io.IOException.",
                "exception class; it was a |TokenException",
                "exception class; Exception: |java.io.IOException. And",
                "exception class; in |app.TokenError here",
                "exception class; |TokenError: no",
                "exception class; |TypeError",
                "exception class; {'type':\"OAuthException\",'by':\"|java.io.IOException\"}",
                "exception class; <ServiceException> <|org.example.TokenException>",
                "exception class; \"|TokenException: no\"",
                "exception class; <|TokenException: expired at 12>",
                "exception class; an Optional<|TokenException>",
                "exception class; unhandled \"|TokenException\" here",
                "exception class; {\"exception\":\"|NullPointerException\"}",
                "SQL; |ORA-00942",
                "SQL; see |ORA-00942: table",
                "SQL; ORA-1 and |ORA-00942",
                "SQL; XORA-00942 |ORA-00000",
                "SQL; error: |SQLSTATE[42]",
                "SQL; |select a, b as c from t where d = 1",
                "SQL; please select one of them, then |select distinct t.a from t where a like 'x'",
                "SQL; then |delete from orders where id = 1",
                "SQL; |insert into a values (1)",
                "SQL; it did |update a set b = 1 where c = 2",
                "key material; -----BEGIN |PRIVATE KEY-----",
                "file path; in |/srv/auth.py"
            })
    void aLeakIsFoundWhereItBegins(String kind, String marked) {
        String text = marked.replace("|", "");
        assertThat(Leaks.in(text).stream().filter(leak -> leak.kind().equals(kind)))
                .containsExactly(new Leaks.Leak(kind, marked.indexOf('|'), text.substring(marked.indexOf('|'))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".java:",
                ".java:x",
                "auth.js: no",
                "look at a.b.c",
                "look at a.b(",
                "at a..",
                "that a.b.c(",
                "Exception",
                "Error: no",
                "an ...Exception happened",
                "tokenException",
                "java.io.IOExceptions",
                "java.io.IOExceptionHandler",
                "java.io.IOException.class",
                "TokenError",
                "app.tokenError",
                "TypeErrors",
                "ORA-0094",
                "ORA-0094x",
                "XORA-00942",
                "ORA-",
                "select one of these from the list where a = b",
                "select a, one of them from t where a = b",
                "select a from t where you are",
                "select a from t",
                "select a",
                "select where from = 1",
                "update your profile",
                "update the set = where",
                "insert into it",
                "delete from the list",
                "values (1)",
                "PRIVATE KEY"
            })
    void otherTextsLeakNothing(String text) {
        assertThat(Leaks.in(text)).isEmpty();
        assertThat(Leaks.in("(" + text + ")")).isEmpty();
    }

    /** In between may be a text of any length. */
    @Test
    void theWordsOfAStatementStandNearEachOther() {
        String apart = "update x" + " ".repeat(400);
        assertThat(Leaks.in(apart + "set a = 1 where b = 2")).isEmpty();
        assertThat(Leaks.in(apart + "update a set b = 1 where c = 2"))
                .extracting(Leaks.Leak::octet)
                .containsExactly(apart.length());
        assertThat(Leaks.in("select a " + "from t ".repeat(60) + " where b = 1"))
                .isEmpty();
    }

    @Test
    void anExcerptIsShort() {
        assertThat(Leaks.in("at " + "a.".repeat(100) + "b("))
                .extracting(leak -> leak.excerpt().length())
                .containsExactly(80);
    }

    @Test
    void eachKindIsNamedOnce() {
        assertThat(
                        Leaks.in(
                                "java.io.IOException at a.b.c(D.java:1) at a.b.d(D.java:2) ORA-00942 SQLSTATE[ /srv/a.py /srv/b.py"))
                .extracting(Leaks.Leak::kind)
                .containsExactly("stack frame", "exception class", "SQL", "file path");
    }
}
