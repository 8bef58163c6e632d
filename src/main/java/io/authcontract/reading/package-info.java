/**
 * What client libraries make of a challenge: OkHttp, Apache HttpClient 5, REST-assured, java.net.http and HttpURLConnection, offline. For rules and
 * failures, which show it where a client does not see what the value says. Each library is touched by one class and may be absent.
 */
@NullMarked
package io.authcontract.reading;

import org.jspecify.annotations.NullMarked;
