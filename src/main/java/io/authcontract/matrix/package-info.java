/**
 * Every operation with every scenario: which cells there are, what came of each, and what that proves. Read {@link io.authcontract.matrix.Matrix} first;
 * nothing here needs JUnit.
 */
@NullMarked
package io.authcontract.matrix;

import org.jspecify.annotations.NullMarked;
