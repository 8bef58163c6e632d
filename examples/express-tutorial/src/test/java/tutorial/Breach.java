package tutorial;

import java.util.List;

/**
 * What a probe has to show about tutorial.js, derived from its source.
 *
 * @param probe the request
 * @param failing the ids of the rules it breaks
 * @param notes the ids of the rules it breaks without failing
 * @param causes the lines that are the reason; none where nothing is broken
 */
record Breach(Probe probe, List<String> failing, List<String> notes, List<Defect> causes) {

    static Breach none(Probe probe) {
        return new Breach(probe, List.of(), List.of(), List.of());
    }

    static Breach of(Probe probe, String... failing) {
        return new Breach(probe, List.of(failing), List.of(), List.of());
    }

    Breach noting(String... ids) {
        return new Breach(probe, failing, List.of(ids), causes);
    }

    Breach because(Defect... lines) {
        return new Breach(probe, failing, notes, List.of(lines));
    }

    @Override
    public String toString() {
        return probe + " " + (causes.isEmpty() ? "breaks nothing" : failing + " " + notes + " " + causes);
    }
}
