package io.authcontract.challenge;

/**
 * Why a field value is not what the grammar of RFC 9110 section 11 allows, and where.
 *
 * @param start the octet where the construct begins that could not be finished, counted from 0 in {@link Challenges#value()}; equal to
 *     {@code position} when a single octet is wrong
 * @param position the octet at which reading stopped, counted from 0; equal to the length of the value when the end came too early
 * @param found what stands there, in words that contain no value: {@code 'e'}, {@code end of the field}, {@code octet 0x00}
 * @param wanted what the grammar would accept there
 * @param mistake the real-world mistake this looks like, as told by the state of the parser; {@link Mistake#OTHER} when none is known
 * @since 0.1.0
 */
public record ParseProblem(int start, int position, String found, String wanted, Mistake mistake) {

    /**
     * Explains the problem like a compiler: the value, a caret under the octet, what is wrong and what it would have to be.
     *
     * @param value the field value as it may be shown; its length has to be that of the value that was parsed, so that the caret stands right
     * @return several lines without a trailing line break
     */
    public String explain(String value) {
        return Explanation.of(this, value);
    }
}
