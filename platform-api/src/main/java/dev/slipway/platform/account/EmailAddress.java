package dev.slipway.platform.account;

import dev.slipway.model.error.SlipwayException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * E-mail addresses, which name accounts. What is taken is what people have, not all that RFC 5321 allows; they are the
 * same in upper and lower case, as with every large provider.
 */
public final class EmailAddress {
    private static final int LONGEST = 254;
    private static final Pattern FORM =
            Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

    private EmailAddress() {}

    static String normal(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    /** @throws SlipwayException if it is no address */
    public static String checked(String address) {
        String normal = normal(address);
        if (normal.length() > LONGEST || !FORM.matcher(normal).matches()) {
            throw SlipwayException.invalid(
                    "'%s' is not an e-mail address. Accounts are named by one, such as ann@example.com.",
                    address.length() > LONGEST ? address.substring(0, LONGEST) + "…" : address);
        }
        return normal;
    }
}
