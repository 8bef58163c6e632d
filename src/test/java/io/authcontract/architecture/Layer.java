package io.authcontract.architecture;

import java.util.ArrayList;
import java.util.List;

/**
 * One package, the level it stands on, and the libraries beyond the JDK it may touch. Code uses only packages of a lower level.
 *
 * @param level higher knows more; two packages of one level do not know each other
 * @param name the package's name after the base package
 * @param libraries package prefixes
 */
record Layer(int level, String name, List<String> libraries) {
    private static final String BASE = "io.authcontract.";
    private static final String JSON = "com.google.gson";
    private static final String ASSERTJ = "org.assertj";

    /** The house: what is not listed has no place. Levels are ten apart, so that a new one fits between. */
    static final List<Layer> ALL = List.of(
            layer(0, "challenge"),
            layer(10, "http", JSON),
            layer(15, "reading", JSON, "okhttp3", "kotlin", "org.apache.hc", "io.restassured", "org.apache.http"),
            layer(20, "rule", JSON),
            layer(25, "credential", JSON),
            layer(30, "contract", JSON),
            layer(40, "matrix", JSON),
            layer(45, "contract.openapi", JSON, "io.swagger", "org.yaml"),
            layer(45, "contract.spring", "org.springframework"),
            layer(50, "assertion", ASSERTJ, "org.opentest4j", JSON),
            layer(50, "report", JSON),
            layer(55, "client", ASSERTJ),
            layer(60, "client.okhttp", ASSERTJ, "okhttp3", "okio", "kotlin"),
            layer(60, "client.restassured", ASSERTJ, "io.restassured", "org.hamcrest"),
            layer(60, "client.mockmvc", ASSERTJ, "org.springframework"),
            layer(60, "stub", JSON, "com.github.tomakehurst.wiremock", "org.wiremock", "okhttp3.tls"),
            layer(70, "junit", ASSERTJ, "org.junit.jupiter.api", "org.junit.platform.commons", "org.opentest4j"),
            layer(80, "junit.spring", "org.junit.jupiter.api", "org.springframework"));

    private static Layer layer(int level, String name, String... libraries) {
        return new Layer(level, name, List.of(libraries));
    }

    String packageName() {
        return BASE + name;
    }

    /** Every package a class of this layer may use, as ArchUnit writes package patterns. */
    String[] allowedPackages() {
        List<String> allowed = new ArrayList<>(List.of(
                "java..", "javax..", "jdk.net..", "org.jspecify.annotations", "org.apiguardian.api", packageName()));
        ALL.stream()
                .filter(other -> other.level < level)
                .map(Layer::packageName)
                .forEach(allowed::add);
        libraries.stream().map(library -> library + "..").forEach(allowed::add);
        return allowed.toArray(String[]::new);
    }

    static String[] packageNames() {
        return ALL.stream().map(Layer::packageName).toArray(String[]::new);
    }

    @Override
    public String toString() {
        return "%s, level %d, %s".formatted(name, level, libraries);
    }
}
