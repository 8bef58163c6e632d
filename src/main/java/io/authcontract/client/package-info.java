/**
 * Sending requests in a test: the client a test gets injected. Adapters of optional libraries live in packages of their own below.
 */
@NullMarked
package io.authcontract.client;

import org.jspecify.annotations.NullMarked;
