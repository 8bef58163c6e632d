package io.authcontract.junit;

import io.authcontract.rule.Profile;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One attribute of {@link AuthContract} that is given, with the texts in it.
 *
 * @param name its name
 * @param texts what stands in it
 * @param kind what its texts are
 */
record Attribute(String name, List<String> texts, Kind kind) {

    /** What its texts are. */
    enum Kind {
        VALUE,
        CHALLENGE,
        PROSE
    }

    /** What is written into the annotation beside the source, and differs from the default. */
    static List<Attribute> of(AuthContract annotation) {
        Stream<Attribute> texts = Stream.of(
                value("baseUri", Stream.of(annotation.baseUri())),
                value("name", Stream.of(annotation.name())),
                value("allowHosts", Arrays.stream(annotation.allowHosts())),
                value("allowUnsafeMethods", Arrays.stream(annotation.allowUnsafeMethods())),
                value("secured", Arrays.stream(annotation.secured())),
                value("anyAuthenticated", Arrays.stream(annotation.anyAuthenticated())),
                value("open", Arrays.stream(annotation.open()).map(Open::path)),
                prose("open", Arrays.stream(annotation.open()).map(Open::reason)),
                new Attribute("challenges", List.of(annotation.challenges()), Kind.CHALLENGE),
                value(
                        "tolerated",
                        Arrays.stream(annotation.tolerated())
                                .flatMap(it -> Stream.of(it.rule(), it.cells(), it.until()))),
                prose("tolerated", Arrays.stream(annotation.tolerated()).map(Tolerated::reason)));
        return Stream.concat(texts, choices(annotation))
                .filter(it -> !it.texts().isEmpty())
                .toList();
    }

    private static Stream<Attribute> choices(AuthContract annotation) {
        return Stream.of(
                value("policies", Arrays.stream(annotation.policies()).map(Enum::name)),
                value("tiers", Arrays.stream(annotation.tiers()).map(Enum::name)),
                value(
                        "profile",
                        Stream.of(annotation.profile())
                                .filter(profile -> profile != Profile.API)
                                .map(Enum::name)),
                value(
                        "stub",
                        Stream.of(annotation.stub()).filter(wanted -> wanted).map(String::valueOf)));
    }

    private static Attribute value(String name, Stream<String> texts) {
        return new Attribute(name, texts.filter(text -> !text.isEmpty()).toList(), Kind.VALUE);
    }

    private static Attribute prose(String name, Stream<String> texts) {
        return new Attribute(name, texts.toList(), Kind.PROSE);
    }
}
