package io.authcontract.matrix;

import io.authcontract.rule.Happening;
import io.authcontract.rule.Hook;
import java.util.Set;
import java.util.function.Consumer;

/** Something that is tried when the cells are through, because it needs a service that nobody else asks just then, or does to it what cannot be undone. */
interface Trial {

    /** What the contract has to give for it. */
    Hook hook();

    /** The ids of the rules it is tried for: without one of them in the book it is left out. */
    Set<String> rules();

    /** Tries it, and tells what came of it, or why nothing did. */
    void run(Consumer<Happening> tell);
}
