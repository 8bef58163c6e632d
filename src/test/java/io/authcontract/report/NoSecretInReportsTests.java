package io.authcontract.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.matrix.Coverage;
import io.authcontract.testkit.ReceivedRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that echoes the credential wherever services echo: no file and no line shows it. */
class NoSecretInReportsTests {
    private static final String BASIC =
            Base64.getEncoder().encodeToString((Evil.USER + ":" + Evil.PASSWORD).getBytes(UTF_8));

    /** The secrets, and recognisable parts of their encoded forms. */
    private static final List<String> FORBIDDEN = List.of(
            Evil.TOKEN,
            "8f3a9c",
            Evil.PASSWORD,
            "w0rd",
            BASIC,
            URLEncoder.encode(Evil.PASSWORD, UTF_8),
            Evil.PASSWORD.replace("\"", "\\\""),
            base64(Evil.TOKEN),
            base64(Evil.PASSWORD));

    @TempDir
    private Path directory;

    private static String base64(String text) {
        return Base64.getEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(UTF_8))
                .substring(0, 12);
    }

    /** Lets the valid ones in and refuses the others badly; tells everybody what it got, as it is and in every disguise. */
    private static String echo(ReceivedRequest request) {
        String line = String.join(", ", request.values("Authorization"));
        String password = line.equals("Basic " + BASIC) ? Evil.PASSWORD : "";
        String echo = line + " " + password + " " + URLEncoder.encode(line + password, UTF_8) + " "
                + Base64.getEncoder().encodeToString((line + password).getBytes(UTF_8));
        boolean isValid = line.equals("Bearer " + Evil.TOKEN) || line.equals("Basic " + BASIC);
        String quoted = echo.replace("\\", "\\\\").replace("\"", "\\\"");
        return "HTTP/1.1 " + (isValid ? 200 : 401) + " You said " + echo + "\n"
                + "WWW-Authenticate: Bearer realm=\"" + quoted + "\", error=\"" + quoted + "\"\n"
                + "X-Echo: " + echo + "\n"
                + "Set-Cookie: sid=" + URLEncoder.encode(echo, UTF_8) + "\n"
                + "Location: /login?was=" + URLEncoder.encode(echo, UTF_8) + "\n"
                + "Content-Type: application/json\n\n"
                + "{\"detail\":\"" + quoted + "\",\"at\":\"java.lang.Exception(Authn.java:7)\"}";
    }

    @Test
    void noFileAndNoLineShowsACredential() throws IOException {
        Coverage coverage = Evil.run("evil", NoSecretInReportsTests::echo);
        Coverage backwards = Evil.run("evil-too", request -> echo(request).replaceFirst("200|401", "403"));
        ByteArrayOutputStream console = new ByteArrayOutputStream();

        ReportFolder folder = ReportFolder.at(directory);
        Path page = folder.add("a.EvilTests", coverage, EnumSet.allOf(ReportFormat.class));
        folder.add("a.EvilTests", backwards, EnumSet.allOf(ReportFormat.class));
        new ConsoleSummary(new PrintStream(console, true, UTF_8)).print(List.of(coverage, backwards), page);

        assertThat(Files.readString(page)).contains("You said", "***");
        assertThat(console.toString(UTF_8) + MatrixText.of(coverage)).doesNotContain(FORBIDDEN);
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(FORBIDDEN);
            }
        }
    }
}
