package io.authcontract.contract;

import io.authcontract.credential.Credential;
import io.authcontract.http.RequestPath;
import java.util.function.Supplier;

/**
 * How a person logs in with a browser: a page with a form for user and password. Whatever else the form carries, such as a token against forgery, is taken from
 * the page.
 *
 * <pre>{@code
 * Login.form("/login", "username", "password", () -> new Credential.Basic("dave", context.secret("DAVES_PASSWORD")))
 * }</pre>
 *
 * @param page the path of the page below the base address, asked for where the service does not redirect to it
 * @param userField the name of the field for the user
 * @param passwordField the name of the field for the password
 * @param account gives user and password, asked once a run
 * @since 0.1.0
 */
public record Login(String page, String userField, String passwordField, Supplier<Credential.Basic> account) {

    /**
     * Checks the path and the names; throws {@link IllegalArgumentException} when one cannot be meant.
     *
     * @param page the path of the page below the base address
     * @param userField the name of the field for the user
     * @param passwordField the name of the field for the password
     * @param account gives user and password
     */
    public Login {
        RequestPath.check(page);
        if (userField.isBlank() || passwordField.isBlank()) {
            throw new IllegalArgumentException(
                    "The login at " + page + " has a blank field: \"" + userField + "\" and \""
                            + passwordField
                            + "\". Write the names of the inputs of its form, for example Login.form(\"/login\","
                            + " \"username\", \"password\", ..).");
        }
    }

    /**
     * Returns a login with a form.
     *
     * @param page the path of the page below the base address, asked for where the service does not redirect to it
     * @param userField the name of the field for the user
     * @param passwordField the name of the field for the password
     * @param account gives user and password, asked once a run
     * @return the login
     * @throws IllegalArgumentException when the path does not begin with a slash, or a name is blank
     */
    public static Login form(String page, String userField, String passwordField, Supplier<Credential.Basic> account) {
        return new Login(page, userField, passwordField, account);
    }

    @Override
    public String toString() {
        return "the form at " + page;
    }
}
