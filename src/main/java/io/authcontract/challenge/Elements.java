package io.authcontract.challenge;

import java.util.Arrays;
import java.util.List;

/** Collects the elements of a list. A few are copied once; an ArrayList and {@link List#copyOf} would copy each of them twice. */
class Elements<T> {
    private Object[] elements;
    private int size;

    /** @param expected for how many elements there is room at once; at least one */
    Elements(int expected) {
        elements = new Object[expected];
    }

    void add(T element) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, 2 * size);
        }
        elements[size++] = element;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Returns what was collected as an immutable list. */
    List<T> toList() {
        return switch (size) {
            case 2 -> List.of(get(0), get(1));
            case 3 -> List.of(get(0), get(1), get(2));
            case 4 -> List.of(get(0), get(1), get(2), get(3));
            case 5 -> List.of(get(0), get(1), get(2), get(3), get(4));
            default -> many();
        };
    }

    @SuppressWarnings("unchecked") // only add() puts something in
    private T get(int index) {
        return (T) elements[index];
    }

    @SuppressWarnings("unchecked")
    private List<T> many() {
        return (List<T>) List.of(Arrays.copyOf(elements, size));
    }
}
