package io.authcontract.reading;

import io.authcontract.challenge.Challenge;
import io.authcontract.challenge.Challenges;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What real clients see in a WWW-Authenticate field, found without a connection: by the library itself where it is on the class path, else from what was
 * measured.
 *
 * @since 0.1.0
 */
@API(status = API.Status.INTERNAL)
public final class ClientReadings {
    /** Longer values are attacks on parsers, and nobody reads them in a failure. */
    private static final int MOST_OCTETS = 4096;

    private ClientReadings() {}

    /**
     * Returns what those clients make of the field that do not get what the grammar of RFC 9110 says, of a field that is not well-formed what all of
     * them make. Mask secrets before: a client may read half of one.
     *
     * @param lines the value of each field line of a 401 response, none when the field is absent
     * @return at most one reading for each client; none for one that was not measured with a value of this form
     */
    public static List<ClientReading> unlikeTheGrammar(List<String> lines) {
        if (lines.stream().mapToInt(String::length).sum() > MOST_OCTETS) {
            return List.of();
        }
        Challenges plain = Challenges.parse(lines);
        return Client.ALL.stream()
                .flatMap(client -> seen(client, lines)
                        .filter(seen -> !client.agrees(plain, seen.reading()))
                        .map(seen -> reading(client, seen))
                        .stream())
                .toList();
    }

    private static ClientReading reading(Client client, Seen seen) {
        return new ClientReading(
                client.name() + seen.source(),
                client.sentence(seen.reading(), Challenge::text),
                client.sentence(seen.reading(), Client::brief));
    }

    private record Seen(Reading reading, String source) {}

    private static Optional<Seen> seen(Client client, List<String> lines) {
        return client.live(lines).map(reading -> new Seen(reading, "")).or(() -> Measurements.KEPT
                .reading(client, lines)
                .map(reading -> new Seen(reading, " (measured with " + Measurements.KEPT.version(client) + ")")));
    }
}
