package io.authcontract.rule;

import java.util.List;

/**
 * Refusals that look alike: of one scenario, with one status, one set of challenges, one kind of content and the same fields.
 *
 * @param scenario what the requests carried
 * @param status the status
 * @param challenges schemes, realms and the names of other parameters; {@code none} where there is no challenge
 * @param content the media type, and of a JSON object the names of its members; {@code none} where there is no content
 * @param fields the names of the fields that are not about the message itself, in lower case
 * @param operations how many operations refuse like this
 * @param examples the first of them
 * @since 0.1.0
 */
public record RefusalShape(
        String scenario,
        int status,
        String challenges,
        String content,
        String fields,
        int operations,
        List<String> examples) {

    /**
     * Creates a shape; the list is copied.
     *
     * @param scenario what the requests carried
     * @param status the status
     * @param challenges schemes, realms and the names of other parameters
     * @param content the media type, and of a JSON object the names of its members
     * @param fields the names of the fields that are not about the message itself
     * @param operations how many operations refuse like this
     * @param examples the first of them
     */
    public RefusalShape {
        examples = List.copyOf(examples);
    }
}
