package io.authcontract.rule;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The IANA HTTP Status Code Registry (RFC 9110 section 16.2). 306 and 418 are reserved there, not registered for use. */
final class StatusCodes {
    private static final Set<Integer> REGISTERED = Stream.of(
                    range(100, 104),
                    range(200, 208),
                    range(226, 226),
                    range(300, 305),
                    range(307, 308),
                    range(400, 417),
                    range(421, 426),
                    range(428, 429),
                    range(431, 431),
                    range(451, 451),
                    range(500, 508),
                    range(510, 511))
            .flatMap(IntStream::boxed)
            .collect(Collectors.toUnmodifiableSet());

    private StatusCodes() {}

    static boolean isRegistered(int status) {
        return REGISTERED.contains(status);
    }

    private static IntStream range(int first, int last) {
        return IntStream.rangeClosed(first, last);
    }
}
