package io.authcontract.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The style or the script of the page: part of it, so that it needs no network, and allowed by its digest alone. */
record PageAsset(String text) {

    static PageAsset named(String name) throws IOException {
        try (InputStream file = PageAsset.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IOException("The jar of authcontract is not complete: " + name + " is missing.");
            }
            return new PageAsset(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** How a content security policy names it. */
    String digest() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
