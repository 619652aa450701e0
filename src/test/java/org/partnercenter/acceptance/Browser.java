package org.partnercenter.acceptance;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real Chromium with one window for each demo user. */
final class Browser implements AutoCloseable {

    private static final List<String> USUAL_PLACES = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private final String address;
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final Map<String, Page> windows = new HashMap<>();

    private Browser(String address, Path executable) {
        this.address = address;
        this.playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.chromium = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(executable)
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")));
    }

    /** Where Chromium is: {@code CHROMIUM_PATH}, the usual places, or Playwright's own; empty when there is none. */
    static Optional<Path> executable() {
        return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM_PATH")), USUAL_PLACES.stream()).map(Path::of)
                .filter(Files::isExecutable).findFirst().or(Browser::playwrightsOwn);
    }

    private static Optional<Path> playwrightsOwn() {
        try (Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
            return Optional.of(Path.of(playwright.chromium().executablePath())).filter(Files::isExecutable);
        }
    }

    static Browser open(int port) {
        return new Browser("http://127.0.0.1:" + port, executable().orElseThrow());
    }

    /** The user's window, signed in. */
    Page as(String user) {
        return windows.computeIfAbsent(user, u -> signIn(u, u));
    }

    String address() {
        return address;
    }

    /** A window of its own on a phone's screen, where nobody has signed in. */
    Page phone(String path) {
        Page page = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions().setLocale("zh-CN").setViewportSize(390, 844)).newPage();
        page.navigate(address + path);
        return page;
    }

    Page signIn(String user, String password) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions().setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai").setViewportSize(1400, 1200));
        Page page = context.newPage();
        page.navigate(address + "/login");
        page.locator("input[name=username]:visible").first().fill(user);
        page.locator("input[name=password]:visible").first().fill(password);
        page.locator("form:has(input[name=password]:visible) button").first().click();
        page.waitForURL(url -> !url.contains("/login"));
        return page;
    }

    Page go(String user, String path) {
        Page page = as(user);
        page.navigate(address + path);
        return page;
    }

    /** Opens a task in Tasklist as this user and claims it. */
    Page openTask(String user, String taskId) {
        Page page = go(user, "/camunda/app/tasklist/default/#/?task=" + taskId);
        page.locator(".pc-form").waitFor();
        // the record above the form comes a moment later
        page.waitForCondition(() -> !page.locator(".pc-record").first().textContent().contains("Loading"));
        Locator claim = page.locator("[cam-tasklist-task-meta] .claim, [cam-tasklist-task-meta] a:has-text('认领'), "
                + "[cam-tasklist-task-meta] button:has-text('认领')").first();
        claim.click();
        page.locator(".pc-form #decision:enabled, .pc-form input:enabled, .pc-form textarea:enabled").first().waitFor();
        return page;
    }

    /** Opens the start form of a process in Tasklist. */
    Page openStart(String user, String processName) {
        Page page = go(user, "/camunda/app/tasklist/default/");
        page.locator(".start-process-action a").click();
        page.locator(".modal-content ul.processes a", new Page.LocatorOptions().setHasText(processName)).first().click();
        page.locator(".modal-content .pc-form").waitFor();
        return page;
    }

    /** Submits the form that is open, and answers what the server said. */
    Response submit(Page page) {
        return page.waitForResponse(r -> r.url().endsWith("/submit-form"), () ->
                page.locator(".form-actions button.btn-primary:visible, .modal-footer button.btn-primary:visible").last().click());
    }

    static FilePayload payload(TestFile file) {
        return new FilePayload(file.name(), file.type(), file.content());
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
