package dev.slipway.platform.forge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.error.SlipwayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://github.com/owner/repo,           GITHUB, owner/repo,      https://api.github.com",
        "https://github.com/owner/repo.git/,      GITHUB, owner/repo,      https://api.github.com",
        "https://git.example.com:8443/o/r,        GITHUB, o/r,             https://git.example.com:8443/api/v3",
        "https://gitlab.com/group/sub/repo.git,   GITLAB, group/sub/repo,  https://gitlab.com/api/v4",
        "https://gitlab.example.com/group/repo,   GITLAB, group/repo,      https://gitlab.example.com/api/v4",
    })
    void saysWhereTheRepositoryAndItsApiAre(String text, Forge forge, String path, String api) {
        RepositoryAddress address = RepositoryAddress.of(text);
        assertEquals(forge, Forge.guess(address.host()));
        assertEquals(path, address.path());
        assertEquals(api, address.api(forge));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "owner/repo",
                "https://github.com",
                "https://github.com/owner",
                "https://user:secret@github.com/owner/repo",
                "https://github.com/owner/repo?x=1",
                "https://github.com/owner/repo#main",
                "https://github.com/owner/re po",
                "https://github.com/owner/../repo%2e",
                "ftp://github.com/owner/repo",
                "file:///srv/git/repo"
            })
    void refusesWhatIsNoRepositorysAddress(String text) {
        SlipwayException refused = assertThrows(SlipwayException.class, () -> RepositoryAddress.of(text));
        assertTrue(!refused.getMessage().contains("secret"), refused.getMessage());
    }

    @Test
    void saysTheHttpsAddressOfOneForSsh() {
        for (String ssh : new String[] {"git@github.com:owner/repo.git", "ssh://git@github.com:22/owner/repo.git"}) {
            SlipwayException refused = assertThrows(SlipwayException.class, () -> RepositoryAddress.of(ssh));
            assertEquals(
                    "Slipway fetches over https. Connect https://github.com/owner/repo.git instead.",
                    refused.getMessage());
        }
    }
}
