/**
 * Tests of the project's own shape: which package may use which, what is public, and that nothing needs an optional library unasked. Read it
 * before adding a package, a public type or a dependency.
 */
@NullMarked
package io.authcontract.architecture;

import org.jspecify.annotations.NullMarked;
