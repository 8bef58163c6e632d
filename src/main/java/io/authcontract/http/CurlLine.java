package io.authcontract.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A curl command that sends a request again, for pasting into sh, bash or zsh. Secrets are shell variables to be set before:
 *
 * <pre>{@code
 * curl -i -H 'Accept:' -H "Authorization: Bearer $TOKEN" 'http://localhost:8080/orders'
 * }</pre>
 *
 * <p>What curl would change is switched off (dot segments, globbing, an Accept or Content-Type of its own); User-Agent is curl's. What no command
 * can hold, for example a content that is no text, is said in a comment line before it.
 *
 * @since 0.1.0
 */
public final class CurlLine {
    private static final int LONGEST_BODY = 16 << 10;

    /** What curl takes over into the request line as it is; percent signs and dots are looked at apart. */
    private static final String PLAIN = "-._~!$&'()*+,;=:@/?[]{}%";

    private final Request request;
    private final Redaction redaction;
    private final ShellText shell = new ShellText();
    private final List<String> notes = new ArrayList<>();
    private final List<String> words = new ArrayList<>(List.of("curl"));

    private CurlLine(Request request, Redaction redaction) {
        this.request = request;
        this.redaction = redaction;
    }

    /**
     * Returns the command for a request.
     *
     * @param request the request
     * @param redaction what is secret; the credentials of the request are in any case
     * @return one command; comment lines before it say what it cannot hold
     */
    public static String of(Request request, Redaction redaction) {
        Redaction knowing = redaction.knowing(request);
        Optional<String> unsendable = MessageSyntax.unsendable(request.withBody(Body.none()))
                .or(() -> request.headers().contains("") ? Optional.of("a field line has no name") : Optional.empty());
        return unsendable
                .map(reason -> "# No curl command sends this request: " + knowing.line(reason))
                .orElseGet(() -> new CurlLine(request, knowing).text());
    }

    private String text() {
        addMethod();
        addHeaders();
        addBody();
        addAddress();
        notes.add(String.join(" ", words));
        return String.join("\n", notes);
    }

    private void addMethod() {
        boolean empty = request.body().isEmpty();
        boolean head = request.method().equals(Method.HEAD);
        add(head && empty ? "-I" : "-i");
        if (head && !empty) {
            add("--max-time", "10"); // curl -I sends no content; with -X it waits for content that HEAD never has.
        }
        boolean implied = empty
                ? request.method().equals(Method.GET) || head
                : request.method().equals(Method.POST);
        if (!implied) {
            String name = request.method().name();
            add("-X", name.chars().allMatch(Tokens::isNameChar) ? name : ShellText.quoted(name));
        }
    }

    private void addHeaders() {
        if (!request.headers().contains("Accept")) {
            add("-H", "'Accept:'");
        }
        if (!request.body().isEmpty() && !request.headers().contains("Content-Type")) {
            add("-H", "'Content-Type:'");
        }
        if (request.headers().contains("Transfer-Encoding") && !request.body().isEmpty()) {
            note("curl does the transfer coding itself: content that is coded already goes out coded twice.");
        }
        request.headers().forEach(this::addHeader);
    }

    private void addHeader(Field field) {
        Optional<String> characters = SecretForms.octetsAsUtf8(field.value());
        Field shown = new Field(field.name(), characters.orElse(field.value()));
        boolean blank = shown.value().isBlank();
        Charset charset = characters.isPresent() ? UTF_8 : ISO_8859_1;
        add(
                "-H",
                blank
                        ? ShellText.quoted(field.name() + ";")
                        : shell.word(
                                field.name() + ": ",
                                shown.value(),
                                redaction.marks(shown).list(),
                                charset));
    }

    private void addBody() {
        Body body = request.body();
        if (body.isEmpty() && !body.isTruncated()) {
            return;
        }
        Optional<String> text = text(body);
        if (text.isPresent()) {
            String option = text.get().startsWith("@") ? "--data-raw" : "--data-binary";
            add(option, shell.word("", text.get(), redaction.marks(text.get()).list(), UTF_8));
        } else {
            add("--data-binary", "@body.bin");
        }
    }

    /** The content as an argument; else empty, and a note says why. */
    private Optional<String> text(Body body) {
        if (!body.isKnown() || body.isTruncated()) {
            String reason = body.unknownBecause().orElse("only its first " + body.size() + " octets were kept");
            note("The content is not known (" + redaction.line(reason) + "): put it into body.bin.");
            return Optional.empty();
        }
        Optional<String> text = body.size() > LONGEST_BODY ? Optional.empty() : decoded(body);
        if (text.isEmpty()) {
            String why = body.size() > LONGEST_BODY ? "too long for a command" : "no UTF-8 text";
            note("The content is " + why + " (" + body.size() + " octets): put it into body.bin.");
        }
        return text;
    }

    /** A NUL ends an argument. */
    private static Optional<String> decoded(Body body) {
        try {
            String text =
                    UTF_8.newDecoder().decode(ByteBuffer.wrap(body.octets())).toString();
            return Optional.of(text).filter(t -> t.indexOf('\0') < 0);
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }

    private void note(String note) {
        notes.add("# " + note);
    }

    private void addAddress() {
        String origin = request.origin().toString();
        String target = request.target();
        if (isTakenOver(target)) {
            addUrl(origin, target);
        } else {
            add(
                    "--request-target",
                    targetWord(target),
                    shell.word("", origin + "/", redaction.marks(origin).list(), UTF_8));
        }
    }

    private void addUrl(String origin, String target) {
        if (target.contains("/.")) {
            add("--path-as-is");
        }
        if (target.chars().anyMatch(c -> "[]{}".indexOf(c) >= 0) || origin.contains("[")) {
            add("--globoff");
        }
        add(shell.word("", origin + target, redaction.marks(origin + target).list(), UTF_8));
    }

    private String targetWord(String target) {
        Optional<String> characters = SecretForms.octetsAsUtf8(target);
        String shown = characters.orElse(target);
        return shell.word("", shown, redaction.marks(shown).list(), characters.isPresent() ? UTF_8 : ISO_8859_1);
    }

    /** Whether curl, in any version, makes this very target of the URL: some drop an empty query, some rewrite percent-encoding. */
    private static boolean isTakenOver(String target) {
        boolean plain = target.chars().allMatch(c -> Tokens.isAlphanumeric(c) || PLAIN.indexOf(c) >= 0);
        return plain && target.startsWith("/") && !target.endsWith("?") && hasPlainEscapes(target);
    }

    /** Each percent sign starts an escape in upper case of something that needs it. */
    private static boolean hasPlainEscapes(String target) {
        for (int i = target.indexOf('%'); i >= 0; i = target.indexOf('%', i + 1)) {
            boolean complete =
                    i + 2 < target.length() && isUpperHex(target.charAt(i + 1)) && isUpperHex(target.charAt(i + 2));
            if (!complete || target.startsWith("%2E", i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUpperHex(char c) {
        return Tokens.isHexDigit(c) && !Character.isLowerCase(c);
    }

    private void add(String... more) {
        words.addAll(List.of(more));
    }
}
