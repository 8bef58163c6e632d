/**
 * The grammar of the HTTP authentication fields: challenges (WWW-Authenticate, Proxy-Authenticate), credentials (Authorization,
 * Proxy-Authorization) and Authentication-Info, as RFC 9110 section 11 asks a <em>recipient</em> to read them. Depends on nothing; read it when
 * you only need the parser.
 */
@NullMarked
package io.authcontract.challenge;

import org.jspecify.annotations.NullMarked;
