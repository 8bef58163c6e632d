/**
 * An exchange as data: one request and what came of it, the transports that make exchanges, and the one redactor every printed or written text
 * passes. Read it to judge an exchange that was recorded elsewhere, or to add a transport.
 */
@NullMarked
package io.authcontract.http;

import org.jspecify.annotations.NullMarked;
