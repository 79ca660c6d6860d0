package dev.slipway.platform.git.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WishTest {
    @Test
    void readsBothFormsOfARemote() {
        assertEquals(new Wish.Push("shop"), Wish.of("git-receive-pack '/shop.git'"));
        assertEquals(new Wish.Push("shop"), Wish.of("git-receive-pack 'shop.git'"));
        assertEquals(new Wish.Fetch("shop"), Wish.of("git-upload-pack 'shop'"));
        assertEquals(new Wish.Fetch("shop"), Wish.of("git upload-pack '/shop.git/'"));
    }

    @Test
    void takesNothingElseForGit() {
        for (String other : new String[] {
            "",
            "id",
            "git-upload-archive 'shop'",
            "git-upload-pack",
            "git-upload-pack 'a' 'b'; id",
            "git-upload-pack ''",
            "git-upload-pack '../shop'",
            "scp -t x"
        }) {
            assertEquals(new Wish.Other(), Wish.of(other), other);
        }
    }
}
