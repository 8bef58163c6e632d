package io.authcontract.challenge;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** skeleton */
public final class Challenges implements Iterable<Challenge> {
    private final String value;

    private Challenges(String value) {
        this.value = value;
    }

    public static Challenges parse(List<String> fieldValues) {
        return new Challenges(String.join(", ", fieldValues));
    }

    public static Challenges parse(String fieldValue) {
        return parse(List.of(fieldValue));
    }

    public boolean isWellFormed() {
        return true;
    }

    public boolean isEmpty() {
        return list().isEmpty();
    }

    public List<Challenge> list() {
        return List.of();
    }

    public Stream<Challenge> stream() {
        return list().stream();
    }

    public List<ParseProblem> problems() {
        return List.of();
    }

    public List<SenderFault> senderFaults() {
        return List.of();
    }

    public String value() {
        return value;
    }

    @Override
    public Iterator<Challenge> iterator() {
        return list().iterator();
    }
}
