/**
 * AssertJ assertions that know HTTP authentication. {@link io.authcontract.assertion.AuthResponse} is understood by AssertJ's own
 * {@code assertThat}; {@link io.authcontract.assertion.AuthAssertions} is for exchanges and for the JDK's HTTP client. Other clients have an
 * adapter of their own. Read it when you write tests with any client.
 */
@NullMarked
package io.authcontract.assertion;

import org.jspecify.annotations.NullMarked;
