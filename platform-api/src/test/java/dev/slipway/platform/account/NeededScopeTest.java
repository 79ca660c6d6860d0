package dev.slipway.platform.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeededScopeTest {
    @ParameterizedTest
    @CsvSource({
        "GET, /account, IDENTITY",
        "PATCH, /account, GLOBAL",
        "GET, /users/~, IDENTITY",
        "PATCH, /users/~, GLOBAL",
        "GET, /account/rate-limits, READ",
        "GET, /account/keys, GLOBAL",
        "POST, /account/keys, GLOBAL",
        "GET, /oauth/authorizations, GLOBAL",
        "POST, /oauth/authorizations, GLOBAL",
        "GET, /apps, READ",
        "GET, /users/~/apps, READ",
        "HEAD, /apps/shop, READ",
        "PATCH, /apps/shop, WRITE",
        "DELETE, /apps/shop, WRITE",
        "GET, /apps/shop/config-vars, READ_PROTECTED",
        "GET, /apps/shop/config-vars/, READ_PROTECTED",
        "GET, /apps/shop/releases/v3/config-vars//, READ_PROTECTED",
        "POST, /apps/shop/dynos/, WRITE_PROTECTED",
        "PATCH, /apps/shop/config-vars, WRITE_PROTECTED",
        "GET, /apps/shop/releases/v3/config-vars, READ_PROTECTED",
        "POST, /apps/shop/releases, WRITE",
        "GET, /apps/shop/dynos, READ",
        "POST, /apps/shop/dynos, WRITE_PROTECTED",
        "POST, /apps/shop/dynos/web.1, WRITE_PROTECTED",
        "POST, /apps/shop/dynos/web.1/actions/stop, WRITE",
        "DELETE, /apps/shop/dynos, WRITE",
        "POST, /apps/shop/log-sessions, READ",
        "POST, /shop.git/git-upload-pack, READ",
        "POST, /shop.git/git-receive-pack, WRITE",
        "POST, /something/new, WRITE",
    })
    void namesTheScopeOfARequest(String method, String path, Scope needed) {
        assertEquals(needed, NeededScope.of(method, path, null));
    }

    @Test
    void tellsAPushFromAFetchByItsFirstRequest() {
        assertEquals(Scope.READ, NeededScope.of("GET", "/shop.git/info/refs", "git-upload-pack"));
        assertEquals(Scope.WRITE, NeededScope.of("GET", "/shop.git/info/refs", "git-receive-pack"));
    }

    @ParameterizedTest
    @CsvSource({
        "GLOBAL, GLOBAL IDENTITY READ WRITE READ_PROTECTED WRITE_PROTECTED",
        "IDENTITY, IDENTITY",
        "READ, READ",
        "WRITE, READ WRITE",
        "READ_PROTECTED, READ READ_PROTECTED",
        "WRITE_PROTECTED, READ WRITE READ_PROTECTED WRITE_PROTECTED",
    })
    void opensWhatTheScopeSays(Scope granted, String opened) {
        List<String> words = List.of(opened.split(" "));
        assertEquals(
                words,
                Arrays.stream(Scope.values())
                        .filter(needed -> needed.isIn(EnumSet.of(granted)))
                        .map(Scope::name)
                        .collect(Collectors.toList()));
    }

    @Test
    void opensNothingWithoutAScopeAndBothOfTwo() {
        assertTrue(Arrays.stream(Scope.values()).noneMatch(needed -> needed.isIn(EnumSet.noneOf(Scope.class))));
        assertTrue(Scope.IDENTITY.isIn(EnumSet.of(Scope.IDENTITY, Scope.READ)));
        assertFalse(Scope.WRITE.isIn(EnumSet.of(Scope.IDENTITY, Scope.READ)));
    }
}
