package io.authcontract.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.stream.JsonWriter;
import io.authcontract.matrix.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code matrix.json} and the fragments it is made of, which have the same schema. Cells are written one by one and never collected. */
final class MatrixJson {
    static final int SCHEMA = 1;
    static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private final Writer target;
    private final JsonWriter out;
    private final Sections sections;

    private MatrixJson(Writer target, Sections sections) throws IOException {
        this.target = target;
        this.out = GSON.newJsonWriter(target);
        this.sections = sections;
    }

    /** Writes sections, numbered as they stand. */
    static void write(Sections sections, Writer target) throws IOException {
        new MatrixJson(target, sections).document();
    }

    private void document() throws IOException {
        out.beginObject();
        out.name("schema").value(SCHEMA);
        out.name("generated").value(sections.generated());
        out.name("service").value(sections.names());
        array("contracts", (number, section) -> Stream.of(section.run().numbered(number)));
        out.name("coverage");
        coverage();
        array("operations", (number, section) -> section.fragment().operations().stream()
                .map(operation -> operation.numbered(number)));
        array("clusters", (number, section) -> section.clusters().stream()
                .map(cluster -> cluster.numbered(number, cluster.number())));
        array("findings", (number, section) -> section.fragment().overall().stream()
                .map(finding -> finding.about(number, section.run().name() + ": *")));
        array("refusals", (number, section) -> section.fragment().refusals().stream()
                .map(refusal -> refusal.numbered(number)));
        array("notApplicable", (number, section) -> section.fragment().notApplicable().stream()
                .map(rule -> rule.numbered(number)));
        array("unusedTolerations", (number, section) -> section.fragment().unused().stream()
                .map(toleration -> toleration.numbered(number)));
        out.name("cells");
        cells();
        out.endObject();
        out.flush();
        target.write('\n');
    }

    /** Gives the members of one section, which has this number. */
    private interface Members {
        Stream<?> of(int number, Section section);
    }

    private void array(String name, Members members) throws IOException {
        out.name(name).beginArray();
        for (int i = 0; i < sections.list().size(); i++) {
            for (Object member : members.of(i + 1, sections.list().get(i)).toList()) {
                element(member);
            }
        }
        out.endArray();
    }

    private void coverage() throws IOException {
        Map<String, Long> access = sections.list().stream()
                .flatMap(section -> section.fragment().operations().stream())
                .collect(Collectors.groupingBy(OperationEntry::access, Collectors.counting()));
        Tally tally = sections.tally();
        out.beginObject();
        out.name("operations")
                .value(access.values().stream().mapToLong(Long::longValue).sum());
        out.name("secured").value(count(access, "secured") + count(access, "anyAuthenticated"));
        out.name("public").value(count(access, "public"));
        out.name("unclassified").value(count(access, "unclassified"));
        for (Verdict verdict : Verdict.values()) {
            out.name(verdict.name().toLowerCase(Locale.ROOT)).value(tally.count(verdict));
        }
        out.endObject();
    }

    private static long count(Map<String, Long> access, String kind) {
        return access.getOrDefault(kind, 0L);
    }

    private void cells() throws IOException {
        out.beginArray();
        for (int i = 0; i < sections.list().size(); i++) {
            int number = i + 1;
            sections.list().get(i).fragment().cells().each(cell -> element(cell.in(number, Map.of())));
        }
        out.endArray();
    }

    /** One line for each, so that a difference of two files can be read. */
    private void element(Object member) {
        try {
            target.write('\n');
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        GSON.toJson(member, member.getClass(), out);
    }
}
