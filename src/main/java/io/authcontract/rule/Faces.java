package io.authcontract.rule;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes faces. Refusals that follow each other are often alike to the octet: such are looked at once. */
final class Faces {
    private @Nullable Seen latest;

    private record Seen(Answer answer, Set<String> own, Face face) {
        boolean isLike(Answer other, Set<String> others) {
            return own.equals(others) && answer.isSentLike(other);
        }
    }

    Face of(Answer answer, Set<String> own) {
        Seen before = latest;
        Face face = before != null && before.isLike(answer, own) ? before.face.of(answer) : Face.of(answer, own);
        latest = new Seen(answer, own, face);
        return face;
    }
}
