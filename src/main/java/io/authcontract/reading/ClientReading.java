package io.authcontract.reading;

import org.apiguardian.api.API;

/**
 * What one client makes of a challenge field that says something else, or nothing that can be read.
 *
 * @param client its name, and in brackets the version it was measured with where it was not asked now
 * @param sentence what it does, without a subject; it may quote what the service sent
 * @param brief the same with the realm as the only value, so that it is alike for all responses of a service
 * @since 0.1.0
 */
@API(status = API.Status.INTERNAL)
public record ClientReading(String client, String sentence, String brief) {

    /** A sentence quotes the service, so it is not shown here. */
    @Override
    public String toString() {
        return client;
    }
}
