import io.authcontract.challenge.Challenges;
import java.util.List;

/** Somebody who only wants the grammar. */
class ReadsChallenges {
    public static void main(String[] arguments) {
        Challenges challenges = Challenges.parse(List.of("Bearer realm=\"orders\", Basic realm=\"orders\""));
        if (!challenges.isWellFormed() || challenges.list().size() != 2) {
            throw new AssertionError(challenges);
        }
    }
}
