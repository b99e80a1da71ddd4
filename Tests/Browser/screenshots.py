"""Pictures of the main pages: 1280 and 390 pixels, light and dark, each language, from the demonstration.

    screenshots.py PROGRAM CHROMIUM PICTURES [LANGUAGE…]
"""
import json, pathlib, sys, tempfile
from playwright.sync_api import sync_playwright
from visits import CODE, READY, Program, free_port, open_browser, until

program, chromium, pictures = sys.argv[1:4]
languages = sys.argv[4:] or ["en", "fr", "es"]
folder = pathlib.Path(pictures)


class Demonstration(Program):
    """The product with its stores, books and orders that are posted already."""

    def __init__(self):
        super().__init__(
            program, "demo", "--json", "--orders", "120", "--port", str(free_port()), until_printed=READY,
            BOOKBRIDGE_LANGUAGE="en")
        ready = json.loads(self.found.group(1))
        self.url, self.email, self.password = ready["url"], ready["email"], ready["password"]


class Camera:
    def __init__(self, browser, demo, language, width, theme, height=900, scale=1):
        self.demo, self.name = demo, f"{language}-{width}-{theme}"
        self.context = browser.new_context(
            locale=language, viewport={"width": width, "height": height}, color_scheme=theme, device_scale_factor=scale)
        self.page = self.context.new_page()

    def take(self, path, name):
        if path is not None:
            answer = self.page.goto(self.demo.url + path)
            if answer.status != 200:
                raise SystemExit(f"{path} answered {answer.status}")
        self.page.screenshot(path=folder / f"{name}-{self.name}.png", full_page=True)

    def sign_in(self):
        self.page.goto(self.demo.url + "/sign-in")
        self.page.fill("#email", self.demo.email)
        self.page.fill("#password", self.demo.password)
        self.press("form .button--primary")

    def press(self, selector):
        with self.page.expect_navigation():
            self.page.click(selector)

    def follow(self, selector, name):
        """The page behind a link of this one, where there is one."""
        link = self.page.query_selector(selector)
        if link is not None:
            self.take(link.get_attribute("href"), name)


def prepare(browser, demo):
    """What pages show only after somebody asked for it: a comparison and a dry run."""
    camera = Camera(browser, demo, "en", 1280, "light")
    camera.sign_in()
    camera.page.goto(demo.url + "/companies/demo/dry-runs")
    camera.press("main form .button--primary")
    camera.page.wait_for_selector("#effect", timeout=60_000)
    path = camera.page.url.removeprefix(demo.url).split("?")[0]
    camera.page.goto(demo.url + "/companies/demo/reconciliation")
    camera.press(".head__acts form button")
    until(lambda: camera.page.reload() and not camera.page.query_selector("main .progress"),
          "the reconciliation", pause=0.5)
    comparison = camera.page.url.removeprefix(demo.url)
    camera.context.close()
    return path, comparison


def company(base, store, books):
    """The pages of a company, and what each is called. What feeds, sending and Desktop have besides is pictured by their own walks."""
    settings = f"{base}/workflows/{store}/orders"
    store_page, books_page = f"{base}/integrations/{store}", f"{base}/integrations/{books}"
    return [
        ("/companies", "companies"), (base, "overview"), (f"{base}/orders", "orders"),
        (f"{base}/orders?q=nobody", "orders-none"), (f"{base}/causes", "causes"),
        (f"{base}/causes?show=ignored", "causes-ignored"), (f"{base}/runs", "runs"), (f"{base}/products", "products"),
        (f"{base}/imports", "imports"), (f"{base}/integrations", "integrations"),
        (f"{base}/integrations/new/ecwid", "integration-new"), (store_page, "integration-store"),
        (f"{store_page}/access", "access"), (f"{store_page}/keys", "store-keys"), (f"{store_page}/uninstall", "uninstall"),
        (f"{store_page}/feeds", "feeds"), (f"{store_page}/stock", "stock"), (f"{store_page}/customers", "customers"),
        (f"{store_page}/invoices", "invoices"), (f"{store_page}/credit-memos", "credit-memos"),
        (f"{store_page}/accounts", "accounts"), (f"{store_page}/versions", "versions"), (settings, "settings"),
        (f"{base}/pairings/{store}/taxes", "taxes"), (f"{base}/pairings/{store}/payments", "payments"),
        (books_page, "integration-books"), (f"{books_page}/sign-in", "books-sign-in"), (f"{base}/setup/store", "set-up-stores"),
        *((f"{base}/setup/{step}?store={store}", f"set-up-{step}") for step in STEPS),
        (f"{base}/dry-runs", "dry-runs"), (f"{base}/backfills", "backfills"), (f"{base}/people", "people"),
        (f"{base}/teams", "teams"), (f"{base}/audit", "audit"), (f"{base}/audit/1", "audit-entry"),
        (f"{base}/audit/verification", "verification"), ("/account", "account"), ("/account/keys", "keys"),
        ("/account/second-factor", "second-factor")]


STEPS = [
    "books", "start", "documents", "accounts", "taxes", "payments", "products", "stock", "trial", "orders", "automatic"]


def walk(camera, dry_run, comparison):
    base = "/companies/demo"
    for path, name in [("/sign-in", "sign-in"), ("/password-resets", "password-ask")]:
        camera.take(path, name)
    camera.sign_in()
    for path, name in company(base, "demo-store", "demo-books") + [(dry_run, "dry-run"), (comparison, "reconciliation")]:
        camera.take(path, name)
    for path, selector, name in [
        (f"{base}/orders?state=posted", "main tbody a", "order"),
        (f"{base}/orders?state=needsYou", "main tbody a", "order-needs"),
        (f"{base}/runs", "main tbody a >> nth=-1", "run"), (f"{base}/causes", "main a[href*='/causes/']", "cause")]:
        camera.page.goto(camera.demo.url + path)
        camera.follow(selector, name)
    camera.page.goto(camera.demo.url + f"{base}/orders?state=posted")
    camera.page.goto(camera.demo.url + camera.page.get_attribute("main tbody a", "href"))
    camera.follow("main a[href*='/undos/new']", "undo")
    camera.page.goto(camera.demo.url + "/nowhere")
    camera.take(None, "problem")


def readme(browser, demo):
    """What the README shows, in its sizes: `docs/pictures` is a copy of these."""
    for name, path, language, width, theme, height, scale in [
        ("overview", "/companies/demo", "en", 1280, "light", 1000, 0.6875),
        ("order", "/companies/demo/orders?state=needsYou", "en", 1280, "light", 1000, 0.6875),
        ("needs-you-phone", "/companies/demo/causes", "fr", 390, "dark", 844, 1)]:
        camera = Camera(browser, demo, language, width, theme, height, scale)
        camera.sign_in()
        camera.page.goto(demo.url + path)
        if name == "order":
            # One of which something is in the books, where there is one.
            posted = "main tbody tr:has(.slip-what a) a"
            camera.press((posted if camera.page.locator(posted).count() else "main tbody a") + " >> nth=0")
        camera.page.screenshot(path=folder / f"readme-{name}.png")
        camera.context.close()


def first_start(browser, language, width):
    """From the code that the server printed to a company of which nothing is known yet."""
    port = free_port()
    with Program(
        program, "serve", "--port", str(port), "--data", tempfile.mkdtemp(), until_printed=CODE, port=port
    ) as server:
        server.url = f"http://127.0.0.1:{port}"
        camera = Camera(browser, server, language, width, "light")
        camera.take("/", "start")
        for name, value in [("code", server.found.group(1)), ("name", "Tess Marlowick"), ("email", "tess@example.com"),
                            ("password", "a ledger with hairlines")]:
            camera.page.fill(f"#{name}", value)
        camera.press("form .button--primary")
        camera.take(None, "companies-none")
        camera.page.fill("#name", "Larkmoor Promotions")
        camera.page.fill("#word", "larkmoor")
        camera.press("#new .button--primary")
        for path, name in [("", "overview-empty"), ("/orders", "orders-empty"), ("/setup", "set-up-begin")]:
            camera.take(f"/companies/larkmoor{path}", name)
        camera.context.close()


folder.mkdir(parents=True, exist_ok=True)
with Demonstration() as demo, sync_playwright() as playwright:
    browser = open_browser(playwright, chromium)
    made = prepare(browser, demo)
    readme(browser, demo)
    for language in languages:
        for width in [1280, 390]:
            first_start(browser, language, width)
            for theme in ["light", "dark"]:
                camera = Camera(browser, demo, language, width, theme)
                walk(camera, *made)
                camera.context.close()
    browser.close()
print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
