package io.authcontract.challenge;

import io.authcontract.challenge.SenderFault.Kind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The challenges of one response, read from its WWW-Authenticate or Proxy-Authenticate field lines by the recipient grammar of RFC 9110 sections
 * 5.6.1.2 and 11.3.
 *
 * <pre>{@code
 * Challenges.parse("Bearer realm=\"orders\", Basic realm=\"orders\"").list().size();   // 2
 * Challenges.parse("Basic realm=\"x\" charset=\"UTF-8\"").isWellFormed();              // false: a comma is missing
 * }</pre>
 *
 * <p>Reading never throws because of the content and takes linear time. A value that is not well-formed gives no challenges at all, only
 * {@link #problems()}: nothing is half-read. Values of more than {@link #MAX_OCTETS} octets are refused with {@link Mistake#TOO_LONG}.
 *
 * @since 0.1.0
 */
public final class Challenges implements Iterable<Challenge> {
    /** How long a combined value may be, in octets: 1 MiB, well above what HTTP servers and clients let through. */
    public static final int MAX_OCTETS = 1 << 20;

    private static final int MOST_PROBLEMS = 16;

    private final String value;
    private final List<Challenge> list;
    private final List<ParseProblem> problems;
    private final List<SenderFault> senderFaults;

    private Challenges(
            String value, List<Challenge> list, List<ParseProblem> problems, List<SenderFault> senderFaults) {
        this.value = value;
        this.list = list;
        this.problems = problems;
        this.senderFaults = senderFaults;
    }

    /**
     * Reads the values of all field lines of one field, which are combined first (RFC 9110 section 5.3).
     *
     * @param fieldValues the value of each line in order; each char is one octet
     * @return the challenges, or the problems
     */
    public static Challenges parse(List<String> fieldValues) {
        if (FieldValue.isTooLong(fieldValues)) {
            return new Challenges("", List.of(), List.of(Diagnosis.ofTooLong()), List.of());
        }
        FieldValue value = FieldValue.of(fieldValues);
        SenderFaults faults = new SenderFaults();
        try {
            List<Challenge> list = new ChallengeReader(new FieldCursor(value.text(), 0), faults).read();
            if (list.isEmpty()) {
                faults.add(Kind.NO_CHALLENGE, 0, "");
            }
            return new Challenges(value.text(), list, List.of(), faults.list());
        } catch (MalformedField first) {
            return new Challenges(value.text(), List.of(), problems(value, first.problem()), List.of());
        }
    }

    /**
     * Reads the value of one field line.
     *
     * @param fieldValue the value; each char is one octet
     * @return the challenges, or the problems
     */
    public static Challenges parse(String fieldValue) {
        return parse(List.of(fieldValue));
    }

    /** Goes on at the next field line after each problem, so that a second broken line is not hidden by the first. */
    private static List<ParseProblem> problems(FieldValue value, ParseProblem first) {
        List<ParseProblem> all = new ArrayList<>(List.of(first));
        int next = value.nextLineAfter(first.position());
        while (next < value.text().length() && all.size() < MOST_PROBLEMS) {
            try {
                new ChallengeReader(new FieldCursor(value.text(), next), new SenderFaults()).read();
                break;
            } catch (MalformedField another) {
                all.add(another.problem());
                next = value.nextLineAfter(another.problem().position());
            }
        }
        return List.copyOf(all);
    }

    /**
     * Tells whether the value matches the grammar. The empty value does: it has zero challenges.
     *
     * @return whether there are no problems
     */
    public boolean isWellFormed() {
        return problems.isEmpty();
    }

    /**
     * Tells whether there is no challenge: none was sent, or the value is not well-formed.
     *
     * @return whether {@link #list()} is empty
     */
    public boolean isEmpty() {
        return list.isEmpty();
    }

    /**
     * Returns the challenges in order.
     *
     * @return the challenges; empty when the value is not well-formed
     */
    public List<Challenge> list() {
        return list;
    }

    /**
     * Returns the challenges in order.
     *
     * @return a stream of {@link #list()}
     */
    public Stream<Challenge> stream() {
        return list.stream();
    }

    /**
     * Returns why the value is not well-formed: the first problem, and the first of each field line after it that can be read on its own.
     *
     * @return the problems, at most 16; empty when well-formed
     */
    public List<ParseProblem> problems() {
        return problems;
    }

    /**
     * Returns what a careful sender would not have written although recipients must accept it.
     *
     * @return at most 8 faults of each kind; empty when the value is not well-formed
     */
    public List<SenderFault> senderFaults() {
        return senderFaults;
    }

    /**
     * Returns the combined value that was read: the lines joined by a comma and a space, outer white space removed. Positions of problems and
     * faults count its octets. It may echo a credential: pass it through a redactor before it is shown.
     *
     * @return the raw value; empty when it was too long to be read
     */
    public String value() {
        return value;
    }

    @Override
    public Iterator<Challenge> iterator() {
        return list.iterator();
    }

    @Override
    public String toString() {
        return isWellFormed() ? list.toString() : "malformed: " + problems;
    }
}
