package io.authcontract.assertion;

import static io.authcontract.assertion.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9111 section 3 says what may be stored, 4.2 what is fresh, 5.2.2 what the directives mean; RFC 9110 section 15.1 lists the statuses. */
class CachingTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            401 | X-Nothing: said
            403 | Cache-Control: no-store
            401 | cache-control: NO-STORE, max-age=60
            404 | Cache-Control: no-cache
            404 | Cache-Control: private, max-age=0
            401 | Cache-Control: private
            401 | Expires: 0
            401 | Expires: Sun, 06 Nov 1994 08:49:37 GMT;Date: Sun, 06 Nov 1994 08:49:37 GMT
            401 | Cache-Control: max-age=0;Expires: Sun, 06 Nov 2094 08:49:37 GMT
            401 | Cache-Control: must-revalidate
            401 | Cache-Control: ,, x="a,public"
            404 | Expires: -1""")
    void thisInvitesNoCache(int status, String lines) {
        assertThat(response(status, lines)).isNotCacheable();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            401 | Cache-Control: public | public
            401 | Cache-Control: max-age=1 | max-age=1
            401 | Cache-Control: private, max-age="60" | max-age=60
            401 | Cache-Control: s-maxage=60, max-age=0 | s-maxage=60
            401 | Cache-Control: max-age=60;Cache-Control: private | max-age=60
            401 | Cache-Control: no-cache="Set-Cookie", max-age=60 | max-age=60
            401 | Date: Sun, 06 Nov 1994 08:49:37 GMT;Expires: Sun, 06 Nov 1994 08:49:38 GMT | Expires: Sun
            404 | X-Nothing: said | the status 404
            404 | Cache-Control: private | the status 404
            405 | X-Nothing: said | the status 405
            200 | X-Nothing: said | the status 200""")
    void thisDoes(int status, String lines, String because) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(response(status, lines)).isNotCacheable())
                .withMessageContaining(because);
    }

    private static AuthResponse response(int status, String lines) {
        return answer("HTTP/1.1 " + status + " X\n" + lines.replace(';', '\n') + "\n\n");
    }
}
