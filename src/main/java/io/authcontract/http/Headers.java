package io.authcontract.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The header section of a message: field lines in their order, repeated fields kept apart, names compared ignoring case. Immutable.
 *
 * @since 0.1.0
 */
public final class Headers implements Iterable<Field> {
    private static final Headers NONE = new Headers(List.of());

    private final List<Field> fields;

    private Headers(List<Field> fields) {
        this.fields = fields;
    }

    /**
     * Returns an empty header section.
     *
     * @return no fields
     */
    public static Headers none() {
        return NONE;
    }

    /**
     * Returns a header section of these field lines, in this order.
     *
     * @param fields the field lines
     * @return the headers
     */
    public static Headers of(List<Field> fields) {
        return new Headers(List.copyOf(fields));
    }

    /**
     * Returns a header section of names and values by turns: {@code Headers.of("Accept", "application/json", "Cookie", "a=b")}.
     *
     * @param namesAndValues an even number of strings
     * @return the headers
     * @throws IllegalArgumentException when a value is missing
     */
    public static Headers of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("Headers.of takes names and values by turns, but got "
                    + namesAndValues.length + " strings: the last name has no value.");
        }
        List<Field> fields = new ArrayList<>(namesAndValues.length / 2);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
        }
        return of(fields);
    }

    /**
     * Returns all field lines.
     *
     * @return the lines in order, unmodifiable
     */
    public List<Field> fields() {
        return fields;
    }

    /**
     * Returns the values of all field lines of that name.
     *
     * @param name the field name, in any case
     * @return the values in order, one for each line
     */
    public List<String> values(String name) {
        Optional<String> first = Optional.empty();
        List<String> all = List.of();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).hasName(name)) {
                String value = fields.get(i).value();
                if (first.isEmpty()) {
                    first = Optional.of(value);
                } else {
                    all = all.isEmpty() ? new ArrayList<>(List.of(first.get())) : all;
                    all.add(value);
                }
            }
        }
        return all.isEmpty() ? first.map(List::of).orElse(List.of()) : Collections.unmodifiableList(all);
    }

    /**
     * Returns the value of the first field line of that name.
     *
     * @param name the field name, in any case
     * @return the value, or empty
     */
    public Optional<String> first(String name) {
        for (int i = 0; i < fields.size(); i++) { // Asked dozens of times for each answer: no iterator each time.
            if (fields.get(i).hasName(name)) {
                return Optional.of(fields.get(i).value());
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the combined value of a list-based field: its lines joined by a comma and a space (RFC 9110 section 5.3).
     *
     * @param name the field name, in any case
     * @return the combined value, or empty when there is no such line
     */
    public Optional<String> combined(String name) {
        List<String> values = values(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }

    /**
     * Tells whether there is a field line of that name.
     *
     * @param name the field name, in any case
     * @return whether at least one line has it
     */
    public boolean contains(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).hasName(name)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns these headers with one more line at the end.
     *
     * @param name the field name
     * @param value the field value
     * @return new headers
     */
    public Headers with(String name, String value) {
        List<Field> all = new ArrayList<>(fields);
        all.add(new Field(name, value));
        return of(all);
    }

    /**
     * Returns these headers without the lines of that name.
     *
     * @param name the field name, in any case
     * @return new headers
     */
    public Headers without(String name) {
        if (!contains(name)) {
            return this;
        }
        return of(fields.stream().filter(f -> !f.hasName(name)).toList());
    }

    @Override
    public Iterator<Field> iterator() {
        return fields.iterator();
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Headers that && fields.equals(that.fields));
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
