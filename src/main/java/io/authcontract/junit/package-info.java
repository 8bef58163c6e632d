/**
 * The JUnit Jupiter extension: which contract a test belongs to, and what tests get injected. Read {@link io.authcontract.junit.AuthContract}
 * first.
 */
@NullMarked
package io.authcontract.junit;

import org.jspecify.annotations.NullMarked;
