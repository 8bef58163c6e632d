package io.authcontract.contract;

import io.authcontract.http.Headers;
import java.util.Map;
import java.util.Optional;

/**
 * What the requests of an operation carry besides the credential. {@link #toString()} shows no values.
 *
 * @param body the content, where the contract declares one
 * @param headers further field lines
 * @param samples values of path variables for this operation alone
 * @param harmless whether the declared input may be sent with a valid credential although the method is not safe
 * @since 0.1.0
 */
public record Input(Optional<Content> body, Headers headers, Map<String, String> samples, boolean harmless) {
    private static final Input NONE = new Input(Optional.empty(), Headers.none(), Map.of(), false);

    /**
     * Content of a request.
     *
     * @param type the value of Content-Type
     * @param text the content, sent in UTF-8
     */
    public record Content(String type, String text) {
        @Override
        public String toString() {
            return type + ", " + text.length() + " characters";
        }
    }

    /**
     * Creates an input; the map is copied.
     *
     * @param body the content, where the contract declares one
     * @param headers further field lines
     * @param samples values of path variables for this operation alone
     * @param harmless whether the declared input may be sent with a valid credential although the method is not safe
     */
    public Input {
        samples = Map.copyOf(samples);
    }

    /**
     * Returns an input of which nothing is declared.
     *
     * @return no content, no field lines, no samples
     */
    public static Input none() {
        return NONE;
    }

    Input withoutBody() {
        return body.isEmpty() && !harmless ? this : new Input(Optional.empty(), headers, samples, false);
    }

    @Override
    public String toString() {
        return "Input[" + body.map(Content::toString).orElse("no content") + ", samples of " + samples.keySet()
                + (harmless ? ", harmless]" : "]");
    }
}
