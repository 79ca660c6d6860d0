package dev.slipway.console;

import static dev.slipway.console.Browser.api;
import static dev.slipway.console.Browser.origin;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.platform.app.App;
import dev.slipway.platform.log.AppLog;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;

/** The console as a person sees it, in a real Chromium. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class ChromiumTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    @Inject
    Stage stage;

    @Inject
    AppLog log;

    private ChromeDriver chromium;

    @BeforeEach
    void openBrowser() {
        assertTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "This test needs Chromium. Install it: apt-get install chromium chromium-driver");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1200,900");
        chromium = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
    }

    @AfterEach
    void closeBrowser() {
        if (chromium != null) {
            chromium.quit();
        }
    }

    @Test
    void leadsFromTheSignInToAnAppWithItsDynosReleasesAndLiveLog() {
        String app = "seen-" + UUID.randomUUID().toString().substring(0, 8);
        signIn();
        type("name", app);
        press("Create app");
        waitFor("Nothing is deployed yet");

        stage.deploy(app, Map.of("web", "node server.js"), "Deploy c0ffee00");
        waitFor("starting");
        stage.up(app, "web.1");
        waitFor("live");
        assertEquals("up", chromium.findElement(By.cssSelector(".dynos .state")).getText());

        follow("Releases");
        waitFor("admin@localhost");

        say(app, "a line from before");
        follow("Logs");
        waitFor("app[web.1]: a line from before");
        say(app, "<script>document.title = 'taken'</script><img src=x onerror=\"document.title = 'taken'\">");
        waitFor("<script>document.title = 'taken'</script><img src=x");
        assertEquals(app + " · Slipway", chromium.getTitle());
        assertTrue(
                chromium.findElements(By.cssSelector("#log img, #log script")).isEmpty());

        press("Pause");
        say(app, "a line during the pause");
        waitFor("paused, 1 new lines");
        assertFalse(text().contains("a line during the pause"));
        press("Go on");
        waitFor("a line during the pause");
        assertTroubleFree();
    }

    @Test
    void keepsWhatIsTypedWhileTheDynosChange() {
        String app = Browser.createApp();
        stage.deploy(app, Map.of("web", "node server.js"), "Deploy c0ffee00");
        await().atMost(Duration.ofMinutes(1)).until(() -> stage.hasDyno(app, "web.1"));
        signIn();
        chromium.get(origin() + "/console/apps/" + app);
        WebElement quantity = chromium.findElement(By.id("quantity-web"));
        quantity.clear();
        quantity.sendKeys("3");
        stage.up(app, "web.1");
        waitFor("live");
        assertEquals("3", chromium.findElement(By.id("quantity-web")).getDomProperty("value"));
        press("Scale");
        waitFor("web 3 × Basic");
        assertTroubleFree();
    }

    @Test
    void showsAValueInItsPlace() {
        String app = Browser.createApp();
        signIn();
        chromium.get(origin() + "/console/apps/" + app + "/config");
        type("name", "GREETING");
        type("value", "two\nlines");
        press("Set config var");
        waitFor("GREETING");
        assertFalse(text().contains("two"));
        follow("Show");
        waitFor("two\nlines");
        assertTrue(text().contains("Set a config var"), "the page around it stays");
        assertTroubleFree();
    }

    @Test
    void readsACertificateFromItsFiles(@TempDir Path folder) throws Exception {
        String app = Browser.createApp();
        TestCertificate given = TestCertificate.of(Duration.ofDays(90), "CN=www.example.com", "www.example.com");
        Path chain = Files.writeString(folder.resolve("www.crt"), given.chain());
        Path key = Files.writeString(folder.resolve("www.key"), given.key());
        signIn();
        chromium.get(origin() + "/console/apps/" + app + "/certificates");
        type("chain-file", chain.toString());
        type("key-file", key.toString());
        await().until(() ->
                !chromium.findElement(By.id("key")).getDomProperty("value").isEmpty());
        press("Add certificate");
        waitFor("self-signed");
        assertTroubleFree();
    }

    /** The session's cookie is strict, and the answer to the form leads to another site: both only a browser shows. */
    @Test
    void comesFromAProgramsSiteToTheConsentAndBackWithoutAnotherSignIn() throws IOException {
        HttpServer site = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        String address = "http://127.0.0.1:" + site.getAddress().getPort();
        String client = Browser.api()
                .body(Map.of("name", "Deploy bot", "redirect_uri", address + "/back"))
                .post("/oauth/clients")
                .then()
                .extract()
                .path("id");
        String entry = "%s/oauth/authorize?client_id=%s&response_type=code&scope=identity&state=a%%20b"
                .formatted(origin(), client);
        site.createContext("/", exchange -> {
            byte[] page = "<a href='%s'>Log in</a> <p>%s</p>"
                    .formatted(entry, exchange.getRequestURI())
                    .getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        site.start();
        try {
            signIn();
            chromium.get(address);
            follow("Log in");
            waitFor("Let Deploy bot act for you?");
            press("Deny");
            waitFor("/back?error=access_denied&state=a+b");
            follow("Log in");
            waitFor("know who you are");
            press("Allow");
            waitFor("/back?code=");
            chromium.get(origin() + "/console/programs");
            waitFor("Deploy bot");
            press("Sign out");
            waitFor("API key");

            chromium.get(address);
            follow("Log in");
            type("key", Browser.key() + Keys.ENTER);
            waitFor("Let Deploy bot act for you?");
            press("Allow");
            waitFor("/back?code=");
        } finally {
            site.stop(0);
        }
    }

    @Test
    void setsUpASecondFactorAndSignsInWithIt() {
        String email = "u" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";
        String link = api().body(Map.of("email", email)).post("/users").path("password_url");
        chromium.get(origin() + URI.create(link).getPath());
        type("password", "correct horse battery");
        type("confirmation", "correct horse battery");
        press("Set password and sign in");
        follow("Account");
        press("Set up");
        waitFor("Show that it works");
        assertTrue(chromium.findElement(By.className("qr")).getSize().width > 100, "the QR code is shown");
        type("password", "correct horse battery");
        type("code", Authenticator.code(chromium.findElement(By.tagName("code")).getText()));
        press("Switch the second factor on");
        waitFor("this one time");
        String recovery = chromium.findElement(By.tagName("pre"))
                .getText()
                .lines()
                .findFirst()
                .orElseThrow();
        follow("I have kept them");
        waitFor("10 recovery codes are left");
        press("Sign out");

        type("email", email);
        type("password", "correct horse battery");
        press("Sign in");
        waitFor("authenticator app shows");
        type("code", recovery);
        press("Sign in");
        waitFor("New app");
        assertTroubleFree();
    }

    private void signIn() {
        chromium.get(origin() + "/");
        // The button is called otherwise once somebody has a password.
        type("key", Browser.key() + Keys.ENTER);
        waitFor("New app");
        assertNull(chromium.executeScript("return document.cookie || null"), "no script can read the session");
    }

    private void say(String app, String text) {
        UUID id = QuarkusTransaction.requiringNew().call(() -> App.byName(app).orElseThrow().id);
        log.write(id, "app", "web.1", text);
    }

    private void type(String id, String text) {
        chromium.findElement(By.id(id)).sendKeys(text);
    }

    private void press(String label) {
        chromium.findElement(By.xpath("//button[normalize-space()='" + label + "']"))
                .click();
    }

    private void follow(String label) {
        chromium.findElement(By.linkText(label)).click();
    }

    private void waitFor(String text) {
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(StaleElementReferenceException.class)
                .untilAsserted(() -> assertTrue(text().contains(text), () -> text() + "\nlacks: " + text));
    }

    private String text() {
        return chromium.findElement(By.tagName("body")).getText();
    }

    /** Chromium tells of scripts that failed, and of whatever the content security policy kept out. */
    private void assertTroubleFree() {
        List<String> severe = chromium.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(entry -> entry.getMessage())
                .toList();
        assertEquals(List.of(), severe);
    }
}
