package io.authcontract.reading;

import java.util.List;

/** Reads a value with a client library that may be absent. */
interface Library {
    /**
     * Reads the lines as that client does.
     *
     * @param lines the value of each field line
     * @return what it makes of them
     * @throws LinkageError when the library is not on the class path, or too old
     */
    Reading read(List<String> lines);
}
