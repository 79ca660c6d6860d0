package dev.slipway.platform.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.error.SlipwayException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreviewNameTest {
    @Test
    void isMadeOfTheParentsNameAndTheBranchs() {
        assertEquals("shop-pr-login", first("shop", "login"));
        assertEquals("shop-pr-42", first("shop", "42"));
    }

    @Test
    void isShortenedAndHashedWhereItWouldBeNoName() {
        assertTrue(first("shop", "Fix/Login_page").matches("shop-pr-fix-login-page-[0-9a-f]{6}"));
        assertTrue(first("shop", "ünï").matches("shop-pr-n-[0-9a-f]{6}"), first("shop", "ünï"));
        assertTrue(first("shop", "---").matches("shop-pr-[0-9a-f]{6}"), first("shop", "---"));
        String longest = first("a234567890-234567890-23456789b", "x".repeat(100));
        assertEquals(30, longest.length());
        assertEquals(longest, first("a234567890-234567890-23456789b", "x".repeat(100)));
    }

    @Test
    void isNeverSharedByTwoBranches() {
        assertNotEquals(first("shop", "fix/login"), first("shop", "fix-login"));
        assertNotEquals(first("shop", "fix/login"), first("shop", "fix_login"));
        assertNotEquals(
                first("shop", "a-name-that-is-too-long-for-an-app-1"),
                first("shop", "a-name-that-is-too-long-for-an-app-2"));
    }

    @Test
    void hasAnotherInCaseAnAppIsCalledSo() {
        assertTrue(PreviewName.of("shop", "login").getLast().value().matches("shop-pr-login-[0-9a-f]{6}"));
    }

    @Test
    void branchesWithoutANameOrWithTooLongAOneAreRefused() {
        PreviewName.check("login");
        assertThrows(SlipwayException.class, () -> PreviewName.check(""));
        assertThrows(SlipwayException.class, () -> PreviewName.check("x".repeat(101)));
        for (String none : List.of("a\nb", "a b", "a..b", "../../config", "/a", "a/", "a.lock", "a:b")) {
            assertThrows(SlipwayException.class, () -> PreviewName.check(none), none);
        }
    }

    private static String first(String parent, String name) {
        return PreviewName.of(parent, name).getFirst().value();
    }
}
