package io.authcontract.rule;

import io.authcontract.http.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sorts the refusals of a run by what they look like. It keeps one short text for each shape and counts the operations, whatever their number.
 * HEAD is left out: it has no content, and is compared with its GET.
 *
 * @since 0.1.0
 */
public final class RefusalShapes {
    private static final int MOST_SHAPES = 512;
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 407);

    private final Map<Key, Tally> known = new LinkedHashMap<>();

    /** Creates a sorter that has seen nothing. */
    public RefusalShapes() {}

    /**
     * What makes two refusals alike.
     *
     * @param scenario what the request carried
     * @param credential the kind of it
     * @param status the status
     * @param offers schemes and realms
     * @param parameters names of the other parameters
     * @param content what the content is
     * @param fields names of fields
     * @param plain whether the credential was presented as the scheme says
     * @param explained the sides that a finding explains
     */
    record Key(
            String scenario,
            CredentialKind credential,
            int status,
            String offers,
            String parameters,
            String content,
            String fields,
            boolean plain,
            Set<Facet> explained) {

        String of(Facet facet) {
            return switch (facet) {
                case STATUS -> String.valueOf(status);
                case CHALLENGE -> parameters;
                case CONTENT -> content;
                case FIELDS -> fields;
            };
        }
    }

    /**
     * Sorts one answer in, if it is a plain refusal by a protected operation.
     *
     * @param observation what was seen
     * @param setting where
     */
    public void see(Observation observation, Setting setting) {
        observation
                .answer()
                .filter(RefusalShapes::isPlainRefusal)
                .map(answer -> key(answer, setting))
                .filter(key -> known.containsKey(key) || known.size() < MOST_SHAPES)
                .ifPresent(key ->
                        known.computeIfAbsent(key, fresh -> new Tally()).add(Sighting.bounded(setting.operation())));
    }

    private static boolean isPlainRefusal(Answer answer) {
        return answer.circumstances().variation().isEmpty()
                && answer.circumstances().credential().isPresent()
                && !answer.carries(CredentialKind.VALID)
                && answer.isProtected()
                && !answer.isMethod(Method.HEAD)
                && !answer.isMethod(Method.OPTIONS)
                && !answer.isMethod(Method.TRACE)
                && answer.seen().exchange().hops().isEmpty()
                && Given.conclusive().missing(answer).isEmpty()
                && !answer.isThrottled()
                && isRefusal(answer)
                && Refusals.whyNoRefusal(answer).isEmpty();
    }

    /** What else may say no says it of something else than the caller, unless the contract wants it so. */
    private static boolean isRefusal(Answer answer) {
        return REFUSALS.contains(answer.status())
                || answer.circumstances().substitutes().contains(answer.status());
    }

    private static Key key(Answer answer, Setting setting) {
        Outline outline = answer.outline();
        return new Key(
                setting.scenario(),
                answer.circumstances().credential().orElseThrow(),
                answer.status(),
                outline.offers(),
                outline.parameters(),
                outline.content(),
                outline.fields(),
                !answer.circumstances()
                        .presentation()
                        .filter(how -> how != Presentation.PLAIN)
                        .isPresent(),
                Facet.explainedBy(setting.found()));
    }

    /** The shapes in the order in which they came, with the operations of each. */
    Map<Key, Tally> tallies() {
        return known;
    }

    /**
     * Returns what was seen.
     *
     * @return the shapes; those of one scenario together, the most frequent first
     */
    public List<RefusalShape> shapes() {
        Map<String, List<RefusalShape>> byScenario = new LinkedHashMap<>();
        Map<List<Object>, Tally> merged = new LinkedHashMap<>();
        known.forEach((key, tally) -> merged.computeIfAbsent(
                        List.of(key.scenario(), key.status(), challenges(key), key.content(), key.fields()),
                        fresh -> new Tally())
                .add(tally));
        merged.forEach((parts, tally) -> byScenario
                .computeIfAbsent((String) parts.get(0), fresh -> new ArrayList<>())
                .add(shape(parts, tally)));
        return byScenario.values().stream()
                .flatMap(shapes ->
                        shapes.stream().sorted((one, other) -> Integer.compare(other.operations(), one.operations())))
                .toList();
    }

    private static RefusalShape shape(List<Object> parts, Tally tally) {
        return new RefusalShape(
                (String) parts.get(0),
                (int) parts.get(1),
                (String) parts.get(2),
                (String) parts.get(3),
                (String) parts.get(4),
                tally.count(),
                tally.names());
    }

    private static String challenges(Key key) {
        return key.offers().equals(Outline.NONE)
                        || key.parameters().equals(key.offers().split(" ", 2)[0])
                ? key.offers()
                : key.offers() + "; parameters " + key.parameters();
    }
}
