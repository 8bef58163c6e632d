package io.authcontract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilePathsTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/srv/app/auth.py",
                "/home/ann/.env",
                "/etc/0/9.conf.",
                "/opt/app-1~2%3@4+5_6/x.jar",
                "C:\\app\\conf",
                "a:\\x\\y",
                "z:\\a\\",
                "Z:\\z\\",
                "A:\\Z\\",
                "C:\\\\app",
                "C:\\Program Files",
                "C:\\az09_-.\\x"
            })
    void aPathIsFoundWhereItBegins(String path) {
        assertThat(FilePaths.first(path)).isZero();
        assertThat(FilePaths.first("(in " + path)).isEqualTo(4);
        assertThat(FilePaths.first("=" + path + " at 10:15")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/srv/app/auth",
                "/srv/app.d/auth",
                "/srv/auth.html",
                "/api/auth.py",
                "/srv/a:b.py",
                "\\",
                ":\\",
                "C:\\",
                "C:\\app",
                "C:\\1\\x",
                "C:\\ app\\x",
                "C:\\\\",
                "C:\\\\1",
                "B:\\nchoose",
                "1:\\app\\x",
                "@:\\app\\x",
                "[:\\app\\x",
                "`:\\app\\x",
                "{:\\app\\x",
                "C;\\app\\x",
                "C:/app/x",
                "dC:\\app\\x",
                "zZ:\\app\\x"
            })
    void otherTextsHaveNone(String text) {
        assertThat(FilePaths.first(text)).isNegative();
        assertThat(FilePaths.first("(in " + text)).isNegative();
        assertThat(FilePaths.first("(in " + text + ")")).isNegative();
    }

    /** In an address the slash stands behind a host, a segment or a scheme. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.example/srv/auth.py",
                "https://api.example/srv/auth.py",
                "urn:/srv/auth.py",
                "9/srv/auth.py",
                "0/srv/auth.py",
                "../srv/auth.py"
            })
    void partsOfAnAddressAreNone(String text) {
        assertThat(FilePaths.first(text)).isNegative();
    }

    @ParameterizedTest
    @CsvSource({"64, 0", "65, -1"})
    void aSegmentBehindADriveIsNotLonger(int length, int found) {
        assertThat(FilePaths.first("C:\\" + "x".repeat(length) + "\\y")).isEqualTo(found);
    }

    @Test
    void theSecondPathMayBeTheFirstOfAFile() {
        assertThat(FilePaths.first("see /srv/app and /srv/auth.py")).isEqualTo(17);
        assertThat(FilePaths.leading("/srv/auth.py:17")).isEqualTo("/srv/auth.py");
        assertThat(FilePaths.leading(" /srv/auth.py")).isEmpty();
    }
}
