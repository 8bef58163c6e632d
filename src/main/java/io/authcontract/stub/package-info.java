/**
 * A service to learn and rehearse on: it refuses as the RFCs ask, or wrongly on purpose. Read it to test a client, or to see what a fault looks like.
 */
@NullMarked
package io.authcontract.stub;

import org.jspecify.annotations.NullMarked;
