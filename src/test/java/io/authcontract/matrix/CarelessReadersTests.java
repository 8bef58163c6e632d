package io.authcontract.matrix;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.credential.Scheme;
import io.authcontract.credential.Tier;
import io.authcontract.http.RawTransport;
import io.authcontract.http.TransportOptions;
import io.authcontract.rule.Finding;
import io.authcontract.rule.RuleBook;
import io.authcontract.testkit.LineService;
import io.authcontract.testkit.LineService.Answer;
import io.authcontract.testkit.LineService.Call;
import io.authcontract.testkit.LineService.Script;
import io.authcontract.testkit.LineService.Wire;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Services that read credentials as they are usually read, and forget that somebody may send something else; and the same services with a handler for that. */
class CarelessReadersTests {
    private static final TransportOptions LIMITS = TransportOptions.standard();

    /** Reads what follows the scheme, and throws what the libraries throw. */
    @FunctionalInterface
    interface Reader {
        void read(String credentials) throws CharacterCodingException;
    }

    enum Careless {
        TAKES_THE_THIRD_PART("bearer", token -> {
            if (!token.startsWith("notes.") && token.contains(".")) {
                use(token.split("\\.", -1)[2]);
            }
        }),
        DECODES_WHAT_HAS_THREE_PARTS("bearer", token -> {
            if (token.split("\\.", -1).length == 3) {
                Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]);
            }
        }),
        TAKES_THE_HEADER_FOR_AN_OBJECT("bearer", token -> header(token)),
        TAKES_THE_ALGORITHM_FOR_GRANTED("bearer", token -> {
            if (isJwt(token)) {
                use(header(token).get("alg").getAsString());
            }
        }),
        KNOWS_TWO_ALGORITHMS("bearer", token -> {
            if (isJwt(token)
                    && !List.of("RS256", "ES256")
                            .contains(header(token).get("alg").getAsString())) {
                throw new IllegalStateException("NoSuchAlgorithmException");
            }
        }),
        TAKES_THE_KEY_FOR_GRANTED("bearer", token -> {
            if (isJwt(token) && header(token).has("kid")) {
                use(Map.of("k1", "key").get(header(token).get("kid").getAsString()));
            }
        }),
        TAKES_CLAIMS_FOR_AN_OBJECT("bearer", token -> {
            if (token.split("\\.", -1).length == 3) {
                json(token.split("\\.", -1)[1]);
            }
        }),
        HAS_A_COLUMN_FOR_IT("bearer", token -> {
            if (token.length() > 4096) {
                throw new IllegalStateException("value too long for type character varying(4096)");
            }
        }),
        READS_UTF_8("bearer", token -> UTF_8.newDecoder().decode(ByteBuffer.wrap(token.getBytes(ISO_8859_1)))),
        WRITES_IT_INTO_JSON("bearer", token -> use(JsonParser.parseString("{\"token\":\"" + token + "\"}"))),
        DECODES_THE_PASSWORD("basic", pair -> {
            if (pair.matches("[A-Za-z0-9+/]+=*[0-9]*")) {
                Base64.getDecoder().decode(pair);
            }
        }),
        READS_THE_PASSWORD_AS_UTF_8("basic", pair -> UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded(pair)))),
        ASKS_A_DATABASE("basic", pair -> {
            if (new String(decoded(pair), ISO_8859_1).indexOf('\0') >= 0) {
                throw new IllegalStateException("invalid byte sequence for encoding \"UTF8\": 0x00");
            }
        });

        private final String scheme;

        @SuppressWarnings("ImmutableEnumChecker") // Each is a lambda without state.
        private final Reader reader;

        Careless(String scheme, Reader reader) {
            this.scheme = scheme;
            this.reader = reader;
        }

        /** Whether the credentials of a request are read without an exception. */
        boolean reads(Call call) {
            String line = call.value("Authorization");
            if (!line.regionMatches(true, 0, scheme + " ", 0, scheme.length() + 1)) {
                return true;
            }
            try {
                reader.read(line.substring(scheme.length()).strip());
                return true;
            } catch (RuntimeException | CharacterCodingException thrown) {
                return false;
            }
        }

        UnaryOperator<ContractBuilder> contract() {
            return scheme.equals("basic")
                    ? c -> Visitor.passwords(c.scheme(Scheme.basic("notes")))
                    : SchemeServices::tokens;
        }

        Answer refusal(Visitor visitor) {
            return scheme.equals("basic")
                    ? Notebook.problem(401, "Unauthorized").with("WWW-Authenticate: Basic realm=\"notes\"")
                    : WireServices.plain(visitor);
        }

        Script service() {
            return Conformant.notes(Set.of(scheme), this::refusal);
        }
    }

    /** A handler goes on with it. */
    private static void use(@Nullable Object value) {
        Objects.requireNonNull(value);
    }

    private static boolean isJwt(String token) {
        try {
            return token.split("\\.", -1).length == 3 && header(token).size() > 0;
        } catch (RuntimeException noJwt) {
            return false;
        }
    }

    private static JsonObject header(String token) {
        String[] parts = token.split("\\.", -1);
        return parts.length == 3 ? json(parts[0]) : new JsonObject();
    }

    private static JsonObject json(String part) {
        byte[] octets;
        try {
            octets = Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException noBase64) {
            return new JsonObject();
        }
        return JsonParser.parseString(new String(octets, UTF_8)).getAsJsonObject();
    }

    private static byte[] decoded(String pair) {
        try {
            return Base64.getDecoder().decode(pair);
        } catch (IllegalArgumentException noBase64) {
            return new byte[0];
        }
    }

    private static Coverage run(Careless reader, Script script, RuleBook book) {
        try (LineService running = LineService.start(Wire.HTTP, script);
                RawTransport transport = new RawTransport(LIMITS)) {
            ContractBuilder builder = reader.contract().apply(Notebook.contract(running.uri()));
            Contract contract = builder.book(book).tiers(Tier.values()).build();
            return Matrix.of(contract).run(Target.of(contract, transport, LIMITS), MatrixOptions.standard());
        }
    }

    private static List<String> failing(Coverage coverage) {
        return Stream.concat(
                        coverage.clusters().stream().flatMap(cluster -> cluster.finding().stream()),
                        coverage.overall().stream())
                .filter(Finding::fails)
                .map(finding -> finding.rule().id())
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void aServerErrorForWhatCannotBeReadIsFound(Careless reader) {
        Script right = reader.service();

        Coverage coverage = run(
                reader,
                call -> reader.reads(call) ? right.answer(call) : Notebook.problem(500, "Internal Server Error"),
                RuleBook.standard());

        assertThat(failing(coverage)).containsExactly("no-5xx-on-creds");
    }

    @ParameterizedTest
    @EnumSource(names = {"TAKES_THE_HEADER_FOR_AN_OBJECT", "READS_THE_PASSWORD_AS_UTF_8"})
    void aRefusalOfWhatCannotBeReadConforms(Careless reader) {
        Script right = reader.service();

        Coverage coverage = run(
                reader,
                call -> reader.reads(call) ? right.answer(call) : reader.refusal(Visitor.STRANGER),
                RuleBook.strict());

        assertThat(failing(coverage)).isEmpty();
        assertThat(coverage.cells(Verdict.BROKEN)).isEmpty();
    }

    /** RFC 6585 section 5 and RFC 9110 section 5.5: the container has no idea of challenges, problem documents and security fields. */
    @Test
    void whatAContainerRefusesByItselfConforms() {
        Script right = Careless.HAS_A_COLUMN_FOR_IT.service();

        Coverage coverage = run(
                Careless.HAS_A_COLUMN_FOR_IT,
                call -> {
                    String line = call.value("Authorization");
                    return line.length() > 4000
                            ? Answer.of(431).saying("text/html", "<h1>Request Header Fields Too Large</h1>")
                            : line.chars().anyMatch(c -> c > '~')
                                    ? Answer.of(400).saying("text/html", "<h1>Bad Request</h1>")
                                    : right.answer(call).with("X-Content-Type-Options: nosniff");
                },
                RuleBook.strict());

        assertThat(failing(coverage)).isEmpty();
        assertThat(coverage.cells(Verdict.BROKEN)).isEmpty();
    }

    /** Whoever fails for everybody does not fail for a credential. */
    @Test
    void aServiceThatAlwaysFailsIsNotAboutCredentials() {
        Coverage coverage =
                run(Careless.READS_UTF_8, call -> Notebook.problem(500, "Internal Server Error"), RuleBook.standard());

        assertThat(failing(coverage)).doesNotContain("no-5xx-on-creds");
    }
}
