/**
 * Who is asking: credentials and how they are put on a request. Read it to send a credential of your own.
 */
@NullMarked
package io.authcontract.credential;

import org.jspecify.annotations.NullMarked;
