/**
 * What a run looked like: {@code index.html}, {@code matrix.md} and {@code matrix.json}, a matrix as text for a console, and a summary of five
 * lines. Start at {@link io.authcontract.report.ReportFolder}; nothing here needs JUnit.
 */
@NullMarked
package io.authcontract.report;

import org.jspecify.annotations.NullMarked;
