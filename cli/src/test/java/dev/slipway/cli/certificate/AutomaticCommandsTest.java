package dev.slipway.cli.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutomaticCommandsTest {
    private static final String APP = "GET /apps/shop";
    private static final String DOMAINS = "GET /apps/shop/domains";
    private static final String ON = "{\"name\":\"shop\",\"acm\":true}";
    private static final String OWN = "{\"hostname\":\"shop.localhost\",\"kind\":\"heroku\",\"acm_status\":null}";

    @TempDir
    Path folder;

    private TestPlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new TestPlatform();
        platform.on(APP, ON);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private Run run(String... arguments) {
        return Run.in(folder, platform, arguments);
    }

    private static String domain(String hostname, String status, String reason) {
        return """
                {"hostname":"%s","kind":"custom","acm_status":"%s","acm_status_reason":%s,
                 "updated_at":"2026-11-25T11:58:00Z"}""".formatted(hostname, status, reason);
    }

    private void domains(String... domains) {
        platform.on(DOMAINS, "[" + OWN + (domains.length == 0 ? "" : ",") + String.join(",", domains) + "]");
    }

    @Test
    void showsHowFarEachDomainIsAndWhatToDo() {
        domains(
                domain("www.example.com", "cert issued", "null"),
                domain("example.com", "failed", "\"nobody listens there.\""));
        Run run = run("certs:auto", "-a", "shop");
        assertEquals(0, run.code());
        String[] lines = run.out().split("\n");
        assertEquals("=== Automatic Certificate Management is enabled on shop", lines[0]);
        assertTrue(lines[3].matches("www.example.com +Cert issued +2026/11/25 .*2m ago\\)"), lines[3]);
        assertTrue(lines[4].matches("example.com +Failed +nobody listens there. .*"), lines[4]);
        assertTrue(run.err().contains("certs:auto:refresh -a shop"), run.err());
    }

    @Test
    void saysWhatIsMissing() {
        domains();
        assertTrue(run("certs:auto", "-a", "shop").out().contains("domains:add <yourdomain.com> -a shop"));
        platform.on(APP, "{\"name\":\"shop\",\"acm\":false}");
        Run off = run("certs:auto", "-a", "shop");
        assertTrue(off.out().contains("is disabled on shop"), off.out());
        assertTrue(off.err().contains("certs:auto:enable -a shop"), off.err());
    }

    @Test
    void printsDomainsAsJson() {
        domains(domain("www.example.com", "pending", "null"));
        String out = run("certs:auto", "-a", "shop", "--json").out();
        assertTrue(out.contains("\"acm_status\" : \"pending\""), out);
        assertTrue(!out.contains("shop.localhost"), out);
    }

    @Test
    void enablesAndSaysWhereToLook() throws IOException {
        platform.on("POST /apps/shop/acm", ON);
        domains(domain("www.example.com", "pending", "null"));
        Run run = run("certs:auto:enable", "-a", "shop");
        assertEquals(0, run.code());
        assertEquals("", run.out());
        assertTrue(run.err().startsWith("Enabling Automatic Certificate Management... done\n"), run.err());
        assertTrue(run.err().contains("certs:auto -a shop"), run.err());
        assertTrue(run("certs:auto:enable", "-a", "shop", "--json").out().contains("\"acm\" : true"));
    }

    @Test
    void waitsForAllDomains() {
        platform.on("POST /apps/shop/acm", ON);
        domains(domain("www.example.com", "cert issued", "null"));
        assertEquals(0, run("certs:auto:enable", "--wait", "-a", "shop").code());
        domains(domain("www.example.com", "failed", "\"nobody listens there.\""));
        Run failed = run("certs:auto", "--wait", "-a", "shop");
        assertEquals(1, failed.code());
        assertTrue(failed.err().contains("www.example.com got no certificate: nobody listens there."), failed.err());
        domains(domain("www.example.com", "pending", "null"));
        Run late = run("certs:auto", "--wait", "--timeout", "0", "-a", "shop");
        assertEquals(1, late.code());
        assertTrue(late.err().contains("www.example.com is pending"), late.err());
    }

    @Test
    void refreshes() throws IOException {
        platform.on("PATCH /apps/shop/acm", ON);
        assertEquals(0, run("certs:auto:refresh", "-a", "shop").code());
        assertTrue(platform.request("PATCH /apps/shop/acm")
                .json()
                .path("acm_refresh")
                .asBoolean());
    }

    @Test
    void disablesOnlyWhenConfirmed() {
        platform.on("DELETE /apps/shop/acm", ON);
        assertTrue(run("certs:auto:disable", "-a", "shop").err().contains("--confirm shop"));
        assertTrue(run("certs:auto:disable", "-a", "shop", "--confirm", "other")
                .err()
                .contains("did not match shop"));
        assertTrue(
                platform.requests().stream().noneMatch(request -> request.line().startsWith("DELETE")));
        assertEquals(
                0, run("certs:auto:disable", "-a", "shop", "--confirm", "shop").code());
    }
}
