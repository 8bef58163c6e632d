package io.authcontract.stub;

import java.util.List;
import java.util.stream.Stream;

/** Every flaw, in groups. */
final class Flaws {
    private Flaws() {}

    static List<Flaw> all() {
        return Stream.of(
                        constants(),
                        ChallengeFlaws.all(),
                        BearerFlaws.all(),
                        BasicFlaws.all(),
                        DigestFlaws.all(),
                        LockFlaws.all(),
                        StatusFlaws.all(),
                        GuardFlaws.all(),
                        OrderFlaws.all(),
                        BodyFlaws.all(),
                        CachingFlaws.all(),
                        CorsFlaws.all(),
                        SiteFlaws.all(),
                        LoginFlaws.all(),
                        MetadataFlaws.all(),
                        ServiceFlaws.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Flaw> constants() {
        return List.of(
                Flaw.CHALLENGE_MISSING,
                Flaw.CHALLENGE_MISSING_FOR_INVALID_TOKEN,
                Flaw.CHALLENGE_MALFORMED,
                Flaw.WRONG_SCHEME_ACCEPTED,
                Flaw.FORBIDDEN_FOR_MISSING,
                Flaw.UNGUARDED_METHOD,
                Flaw.ERROR_ON_SCHEME_ONLY,
                Flaw.REDIRECT_TO_LOGIN);
    }
}
