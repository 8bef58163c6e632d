package io.authcontract.rule;

import io.authcontract.http.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Something that was tried after the cells of a matrix, and what came of it: what exchanges alone cannot show. Texts are raw; whoever prints them passes them
 * through the redactor.
 *
 * @since 0.1.0
 */
public sealed interface Happening {

    /**
     * Nothing was tried, or what was tried shows nothing.
     *
     * @param hook what it needs
     * @param because why, in words that say what to change
     */
    record Untried(Hook hook, String because) implements Happening {}

    /**
     * A request for what an answer had named.
     *
     * @param exchange the request, without credentials, and what it was answered with
     */
    record Followed(Exchange exchange) implements Happening {}

    /**
     * A request without credentials for a path where nothing is.
     *
     * @param exchange the request, and what it was answered with
     */
    record AskedNowhere(Exchange exchange) implements Happening {}

    /**
     * A refused request, and what differs in the state of the service before and after it.
     *
     * @param operation the operation, as reports name it: {@code DELETE /orders/{id}}
     * @param scenario what the request carried: {@code none.no-credentials}
     * @param status the status of the refusal
     * @param changes what differs; nothing when the state is the same
     */
    record Refused(String operation, String scenario, int status, List<Change> changes) implements Happening {
        /**
         * Creates a happening; the list is copied.
         *
         * @param operation the operation, as reports name it
         * @param scenario what the request carried
         * @param status the status of the refusal
         * @param changes what differs
         */
        public Refused {
            changes = List.copyOf(changes);
        }

        @Override
        public String toString() {
            return "Refused[" + operation + ", " + scenario + ", " + status + ", " + changes.size() + " changes]";
        }
    }

    /**
     * A request with a valid credential for an operation that was refused without one: it shows whether the state would tell.
     *
     * @param operation the operation, as reports name it
     * @param hasChanged whether the state is another one afterwards
     */
    record Accepted(String operation, boolean hasChanged) implements Happening {}

    /**
     * A request whose credential was accepted, then taken out of service, and sent again.
     *
     * @param event what was done to the credential: {@code logout}
     * @param operation the operation, as reports name it
     * @param status the status of the last answer
     * @param waited how long the service was given until then
     * @param stillWorks whether the credential is accepted as before
     */
    record Revoked(String event, String operation, int status, Duration waited, boolean stillWorks)
            implements Happening {}

    /**
     * A request, and what the service logged meanwhile.
     *
     * @param operation the operation, as reports name it
     * @param scenario what the request carried: {@code bearer.random}
     * @param credential the kind of credential
     * @param status the status of the answer
     * @param lines how many lines were logged
     * @param named whether one of them has the id of the request, or its path beside the status
     * @param mentioned whether one of them may be about the request: named, or its path
     * @param leaks the lines that have the credential or a part of it, which is masked
     */
    record Logged(
            String operation,
            String scenario,
            CredentialKind credential,
            int status,
            int lines,
            boolean named,
            boolean mentioned,
            List<String> leaks)
            implements Happening {
        /**
         * Creates a happening; the list is copied.
         *
         * @param operation the operation, as reports name it
         * @param scenario what the request carried
         * @param credential the kind of credential
         * @param status the status of the answer
         * @param lines how many lines were logged
         * @param named whether one of them names the request
         * @param mentioned whether one of them may be about the request
         * @param leaks the lines that have the credential, masked
         */
        public Logged {
            leaks = List.copyOf(leaks);
        }

        @Override
        public String toString() {
            return "Logged[" + operation + ", " + scenario + ", " + status + ", " + lines + " lines, " + leaks.size()
                    + " with the credential]";
        }
    }

    /**
     * A person opened a protected page, was led to the login page, and logged in.
     *
     * @param operation the operation, as reports name it
     * @param wanted path and query of the page
     * @param ended path and query where it ended
     * @param outcome the status there, or why it went no further
     * @param pageShown whether the login page was shown
     * @param cameBack whether it ended at the wanted page
     */
    record RoundTrip(String operation, String wanted, String ended, String outcome, boolean pageShown, boolean cameBack)
            implements Happening {}

    /**
     * A person opened a protected page, and where that led shows nothing: to another host, or to a failure.
     *
     * @param operation the operation, as reports name it
     * @param because why, in words that say what happened
     */
    record LedNowhere(String operation, String because) implements Happening {}

    /**
     * A person logged in, and somebody asked for a protected page with the cookies from before.
     *
     * @param operation the operation, as reports name it
     * @param cookies the names of those cookies
     * @param stillTheSame whether they show the page of the person
     */
    record SessionAfterLogin(String operation, String cookies, boolean stillTheSame) implements Happening {}

    /**
     * One request that was sent to the service itself and through its gateway. {@link #toString()} shows no exchange.
     *
     * @param operation the operation, as reports name it
     * @param scenario what the requests carried
     * @param direct what the service answers
     * @param forwarded what arrives through the gateway
     */
    record Forwarded(String operation, String scenario, Exchange direct, Exchange forwarded) implements Happening {
        @Override
        public String toString() {
            return "Forwarded[" + operation + ", " + scenario + "]";
        }
    }

    /**
     * Two requests for one address through a gateway, from callers who must not get the same answer.
     *
     * @param operation the operation, as reports name it
     * @param who who asked after whom
     * @param status the status of the second answer
     * @param age its Age field, {@code absent} without one
     * @param mixedUp whether the second caller got what was for the first one
     */
    record Shared(String operation, String who, int status, String age, boolean mixedUp) implements Happening {}

    /**
     * A request with content that was refused, and what came next over its connection.
     *
     * @param operation the operation, as reports name it
     * @param content how the content was framed: {@code Content-Length: 83}
     * @param status the status of the refusal
     * @param next the next request: {@code GET /health}
     * @param got what came for it: a status, or what else
     * @param usual what it gets over a connection of its own
     * @param isDefined whether it got its own answer, or the connection ended
     */
    record NextRequest(
            String operation, String content, int status, String next, String got, String usual, boolean isDefined)
            implements Happening {}

    /**
     * A user with an unusual name or password asked for a page.
     *
     * @param identity the name of the user in the contract
     * @param what what is unusual: {@code a password with a colon}
     * @param operation the operation, as reports name it
     * @param outcome the status of the answer, or why there is none
     * @param isIn whether the user was known
     */
    record SpecialUser(String identity, String what, String operation, String outcome, boolean isIn)
            implements Happening {}

    /**
     * A request with a Digest response, or two challenges (RFC 7616 section 3.3).
     *
     * @param operation the operation, as reports name it
     * @param tried what was sent: {@code a wrong password with a fresh nonce}
     * @param answered the status, and what the challenge says of the nonce
     * @param isRight whether that is what the client has to learn
     * @param isAllowed whether it may be so all the same
     */
    record NonceTried(String operation, String tried, String answered, boolean isRight, boolean isAllowed)
            implements Happening {}

    /**
     * A login page that a protected page leads to.
     *
     * @param path its path
     * @param isHidden whether it asks search engines not to list it
     */
    record LoginPageSeen(String path, boolean isHidden) implements Happening {}

    /**
     * The pages of the sitemaps of a service.
     *
     * @param listed how many there are
     * @param tried how many were asked for, without credentials
     * @param refused those that are not open, each with what it was answered with
     */
    record SitemapSeen(int listed, int tried, List<String> refused) implements Happening {
        /**
         * Creates a happening; the list is copied.
         *
         * @param listed how many there are
         * @param tried how many were asked for
         * @param refused those that are not open
         */
        public SitemapSeen {
            refused = List.copyOf(refused);
        }
    }

    /**
     * A wrong password for a user who exists, or a password for one who does not, and how long it took. {@link #toString()} shows no exchange.
     *
     * @param exchange the request with its Basic credentials, what it was answered with, and when
     */
    record FailedLogin(Exchange exchange) implements Happening {
        @Override
        public String toString() {
            return "FailedLogin";
        }
    }

    /**
     * Wrong passwords for one account, one after the other, until the service reacted or there were enough.
     *
     * @param account whose password it was, as the contract names it
     * @param attempts how many wrong passwords were sent
     * @param took how long their answers took together
     * @param reaction what the service did: a status, {@code a lock}, or how much longer it took; empty where it did nothing
     * @param isExpected whether that is what the contract wants
     * @param evadedBy fields of the request with other values of which the service forgets what it has counted
     */
    record Guessed(
            String account,
            int attempts,
            Duration took,
            Optional<String> reaction,
            boolean isExpected,
            List<String> evadedBy)
            implements Happening {
        /**
         * Creates a happening; the list is copied.
         *
         * @param account whose password it was
         * @param attempts how many wrong passwords were sent
         * @param took how long their answers took together
         * @param reaction what the service did
         * @param isExpected whether that is what the contract wants
         * @param evadedBy fields of the request
         */
        public Guessed {
            evadedBy = List.copyOf(evadedBy);
        }
    }

    /**
     * The right and two wrong passwords for an account that is locked. {@link #toString()} shows no exchange.
     *
     * @param account whose password it was, as the contract names it
     * @param right what the right password is answered with
     * @param wrong what a wrong one is answered with
     * @param otherWrong what another wrong one is answered with
     * @param isHard whether a lock ends sessions on purpose, so that no session was tried
     */
    record Locked(String account, Exchange right, Exchange wrong, Exchange otherWrong, boolean isHard)
            implements Happening {
        @Override
        public String toString() {
            return "Locked[" + account + "]";
        }
    }

    /**
     * A session of an account that is locked meanwhile.
     *
     * @param account whose session it is, as the contract names it
     * @param operation the operation, as reports name it
     * @param status the status of the answer during the lock
     * @param stillWorks whether the session is accepted as before
     */
    record SessionDuringLock(String account, String operation, int status, boolean stillWorks) implements Happening {}

    /**
     * One difference between two states. {@link #toString()} shows the place only.
     *
     * @param place where: {@code $.orders[2].total}
     * @param before what was there, {@code absent} for nothing
     * @param after what is there now, {@code absent} for nothing
     */
    record Change(String place, String before, String after) {
        @Override
        public String toString() {
            return place;
        }
    }
}
