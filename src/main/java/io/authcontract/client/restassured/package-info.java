/**
 * Assertions on responses of REST-assured, in its own style and in AssertJ's. Read it when your tests use REST-assured.
 */
@NullMarked
package io.authcontract.client.restassured;

import org.jspecify.annotations.NullMarked;
