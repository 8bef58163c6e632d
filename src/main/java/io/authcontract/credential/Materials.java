package io.authcontract.credential;

import io.authcontract.http.Response;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a scenario makes its credential of. {@link #toString()} shows no secret.
 *
 * @param scheme the scheme it is made for; empty for scenarios that concern every scheme
 * @param credentials the credentials of that scheme, by what they are good for
 * @param random makes what has to be unknown to the service
 * @param webOrigin an origin whose scripts may call the service; empty where the contract names none
 * @param stranger the target of the request with the id of an object that does not exist; empty where the path names no object
 * @param accepted what the same request with a valid credential is answered with; empty where that is not known
 * @since 0.1.0
 */
public record Materials(
        Optional<Scheme> scheme,
        Map<Need, Credential> credentials,
        RandomGenerator random,
        Optional<String> webOrigin,
        Optional<String> stranger,
        Optional<Response> accepted) {

    /**
     * Creates materials; the map is copied.
     *
     * @param scheme the scheme it is made for; empty for scenarios that concern every scheme
     * @param credentials the credentials of that scheme, by what they are good for
     * @param random makes what has to be unknown to the service
     * @param webOrigin an origin whose scripts may call the service; empty where the contract names none
     * @param stranger the target of the request with the id of an object that does not exist; empty where the path names no object
     * @param accepted what the same request with a valid credential is answered with; empty where that is not known
     */
    public Materials {
        credentials = Map.copyOf(credentials);
    }

    Credential credential(Need need) {
        Credential credential = credentials.get(need);
        if (credential == null) {
            throw new IllegalStateException("The scenario needs a credential that was not handed to it: " + need);
        }
        return credential;
    }

    Scheme known() {
        return scheme.orElseThrow(
                () -> new IllegalStateException("The scenario needs a scheme that it was not given."));
    }

    @Override
    public String toString() {
        return "Materials[" + scheme.map(Scheme::toString).orElse("any scheme") + ", " + credentials.keySet() + "]";
    }
}
