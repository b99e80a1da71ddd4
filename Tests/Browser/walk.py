"""Walks through the pages in a real browser, as people would.

First start, account, a company and its people, sign out, sign in: in three languages, with scripts off, at 1280 and 390 pixels. No
message in the console, no request to another host, no sideways scrolling; axe finds nothing, light and dark.

    walk.py PROGRAM CHROMIUM PICTURES
"""
import os, pathlib, re, signal, socket, subprocess, sys, tempfile, time
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

program, chromium, pictures = sys.argv[1:4]
faults = []
PASSWORD = "a ledger with hairlines"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """The product on a fresh folder; its first code is read from what it prints."""

    def __enter__(self):
        self.port, self.folder = free_port(), tempfile.mkdtemp()
        self.log = open(os.path.join(self.folder, "log"), "w+")
        environment = dict(os.environ, BOOKBRIDGE_LANGUAGE="en")
        self.process = subprocess.Popen(
            [program, "serve", "--port", str(self.port), "--data", self.folder], stderr=self.log, stdout=self.log,
            env=environment)
        self.url = f"http://127.0.0.1:{self.port}"
        for _ in range(300):
            text = pathlib.Path(self.log.name).read_text()
            code = re.search(r"\b(\w{4}-\w{4}-\w{4}-\w{4})\b", text)
            if code and "/health" not in text.split(code.group(1))[0] and self.answers():
                self.code = code.group(1)
                return self
            time.sleep(0.1)
        raise SystemExit(f"the server did not come up:\n{text}")

    def answers(self):
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        if self.process.wait(30) != 0:
            faults.append("the server did not end with 0")


class Demonstration:
    """The product with a store, books and orders that are posted already."""

    def __enter__(self):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = tempfile.NamedTemporaryFile("w+", suffix=".log")
        self.process = subprocess.Popen(
            [program, "demo", "--orders", "40", "--port", str(self.port)], stdout=self.log, stderr=subprocess.DEVNULL,
            env=dict(os.environ, BOOKBRIDGE_LANGUAGE="en"))
        for _ in range(1200):
            text = pathlib.Path(self.log.name).read_text()
            found = re.search(r"E-mail address: (\S+)\s+Password: (.+)", text)
            if found:
                self.email, self.password = found.group(1), found.group(2).strip()
                return self
            time.sleep(0.1)
        raise SystemExit(f"the demonstration did not come up:\n{text}")

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)


class Walk:
    def __init__(self, browser, server, language, width, theme):
        self.server, self.language, self.width, self.theme = server, language, width, theme
        self.context = browser.new_context(
            locale=language, viewport={"width": width, "height": 900}, color_scheme=theme, java_script_enabled=True)
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.fault(f"console: {message.text}", message))
        self.page.on("request", lambda request: self.other_host(request.url))
        self.expected = 0

    def fault(self, text, message=None):
        # Chromium itself tells of answers that refuse a form.
        if message is not None and "Failed to load resource" in text and re.search(r"status of (422|429)", text):
            return
        faults.append(f"{self.language} {self.width} {self.theme} {self.page.url}: {text}")

    def other_host(self, url):
        if not url.startswith((self.server.url, "data:")):
            self.fault(f"request to {url}")

    def go(self, path):
        answer = self.page.goto(self.server.url + path)
        if answer.status != 200:
            self.fault(f"{path} answered {answer.status}")

    def look(self, name):
        """Keeps a picture, and asks axe."""
        folder = pathlib.Path(pictures)
        folder.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=folder / f"{name}-{self.language}-{self.width}-{self.theme}.png", full_page=True)
        wide = self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        if wide:
            self.fault(f"{name} scrolls sideways")
        lang = self.page.evaluate("document.documentElement.lang")
        if lang != self.language:
            self.fault(f"{name} says it speaks {lang}")
        for finding in Axe().run(self.page).response["violations"]:
            places = [node["target"] for node in finding["nodes"]][:3]
            self.fault(f"{name}: axe {finding['id']} {places}")

    def fill(self, **fields):
        for name, value in fields.items():
            self.page.fill(f"#{name}", value)

    def press(self, selector):
        with self.page.expect_navigation():
            self.page.click(selector)


def gates(walk):
    for path, name in [("/sign-in", "sign-in"), ("/password-resets", "password-ask")]:
        walk.go(path)
        walk.look(name)
    walk.go("/sign-in")
    walk.fill(email="tess@example.com", password="not the password")
    walk.press("form .button--primary")
    walk.look("sign-in-refused")


def sign_in(walk):
    walk.go("/sign-in")
    walk.fill(email="tess@example.com", password=PASSWORD)
    walk.press("form .button--primary")


def inside(walk):
    for path, name in [
        ("/companies", "companies"), ("/account", "account"), ("/account/second-factor", "second-factor"),
        ("/companies/larkmoor/people", "people"), ("/companies/larkmoor/teams", "teams"),
        ("/companies/larkmoor/causes", "causes"), ("/companies/larkmoor/causes?show=ignored", "causes-ignored"),
        ("/companies/larkmoor/reconciliation?from=2026-01-01&to=2026-01-31", "reconciliation"),
        ("/companies/larkmoor/audit", "audit"), ("/companies/larkmoor/audit/1", "audit-entry"),
        ("/companies/larkmoor/audit/verification", "verification"),
        ("/companies/larkmoor", "overview"), ("/companies/larkmoor/orders", "orders"),
        ("/companies/larkmoor/orders?q=nobody&days=week", "orders-none")]:
        walk.go(path)
        walk.look(name)
    walk.go("/companies/larkmoor/people")
    walk.fill(email=f"guest-{walk.language}-{walk.width}-{walk.theme}@example.com")
    walk.press("section form .button--primary")
    walk.look("invitation-link")
    link = walk.page.input_value("#link")
    walk.go("/account")
    walk.page.select_option("#language", "")
    walk.page.select_option("#look", "system")
    walk.fill(name="Tess Marlowick")
    walk.press("form[action='/account'] .button--primary")
    walk.look("account-saved")
    walk.page.request.get(link)
    return link


def until(walk, selector, what):
    for _ in range(60):
        if walk.page.query_selector(selector):
            return
        walk.page.wait_for_timeout(500)
        walk.page.reload()
    walk.fault(f"{what} does not come to its end")


def work(walk, demo, company="demo"):
    """Runs, schedules, dry runs, older orders, and what is in the books."""
    walk.go("/sign-in")
    walk.fill(email=demo.email, password=demo.password)
    walk.press("form .button--primary")
    base = f"/companies/{company}"
    walk.go(f"{base}/runs")
    walk.look("runs")
    walk.press("main tbody a >> nth=-1")
    walk.look("run")
    feeds = f"{base}/integrations/{company}-store/feeds"
    for path, name in [
        (feeds, "feeds"), (f"{base}/dry-runs", "dry-runs"), (f"{base}/backfills", "backfills"),
        (f"{base}/products", "products"), (feeds.replace("feeds", "customers"), "customers"),
        (feeds.replace("feeds", "invoices"), "invoices"), (feeds.replace("feeds", "credit-memos"), "credit-memos"),
        (f"{base}/integrations", "integrations"), (feeds.replace("/feeds", ""), "integration-store"),
        (f"{base}/integrations/{company}-books", "integration-books"),
        (f"{base}/integrations/{company}-books/sign-in", "books-sign-in"),
        (f"{base}/integrations/{company}-books/uninstall", "uninstall-books"),
        (feeds.replace("feeds", "access"), "access-store"), (feeds.replace("feeds", "accounts"), "settings-accounts"),
        (feeds.replace("feeds", "versions"), "settings-versions"),
        (f"{base}/workflows/{company}-store/orders", "settings-orders"),
        (f"{base}/pairings/{company}-store/taxes", "settings-taxes"),
        (f"{base}/pairings/{company}-store/payments", "settings-payments"),
        (f"{base}/setup/start", "set-up-start"), (f"{base}/setup/documents", "set-up-documents"),
        (f"{base}/setup/payments", "set-up-payments"), (f"{base}/setup/products", "set-up-products"),
        (f"{base}/setup/stock", "set-up-stock"), (f"{base}/setup/trial", "set-up-trial"),
        (f"{base}/setup/orders", "set-up-orders"), (f"{base}/setup/automatic", "set-up-automatic"),
        (feeds.replace("feeds", "stock"), "stock-unseen")]:
        walk.go(path)
        walk.look(name)
    walk.go(f"{base}/dry-runs")
    walk.press("main form .button--primary")
    until(walk, "#effect", "the dry run")
    walk.look("dry-run")
    walk.go(feeds.replace("feeds", "stock"))
    walk.press("main form button[name=look]")
    until(walk, "main form button[name=look]", "the look at stock levels")
    walk.look("stock")
    walk.go(f"{base}/workflows/{company}-store/orders")
    walk.page.fill("[name='numbering.prefix']", f"X{walk.language}{walk.width}{walk.theme[0]}")
    walk.press("main form button[name=difference]")
    until(walk, "#effect", "the difference of a setting")
    walk.look("settings-difference")
    walk.press("main a[href*='dryRun=']")
    walk.look("settings-tried")
    walk.go(feeds)
    walk.page.select_option("#schedule-orders", "daily")
    walk.press(".acts .button--primary")
    walk.look("feeds-saved")
    walk.go(f"{base}/runs")
    walk.press("form[action$='/runs'] button >> visible=true")
    if not re.search(r"/runs/[^/]+$", walk.page.url):
        walk.fault("Sync now does not lead to its run")
    for _ in range(60):
        if not walk.page.query_selector("[role=status]"):
            break
        walk.page.wait_for_timeout(500)
        walk.page.reload()
    else:
        walk.fault("the run does not come to its end")
    walk.look("synced")


def sign_out(walk):
    if walk.width >= 960:
        walk.go("/companies")
        walk.press("form[action='/sign-out'] button")
    else:
        walk.go("/account")
        walk.press("main form[action='/sign-out'] button")
    if "/sign-in" not in walk.page.url:
        walk.fault("signing out leads to the sign-in")


def without_script(browser, server):
    """The whole way once more with scripts off: nothing that people do here may need one."""
    context = browser.new_context(locale="en", java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(server.url + "/companies")
    page.fill("#email", "tess@example.com")
    page.fill("#password", PASSWORD)
    page.click("form .button--primary")
    page.wait_for_url("**/companies")
    page.goto(server.url + "/companies/larkmoor/people")
    page.click("a[href='#menu'] >> nth=-1")
    if not page.is_visible("#menu"):
        faults.append("the menu does not open without script")
    page.goto(server.url + "/account")
    page.click("main form[action='/sign-out'] button")
    page.wait_for_url("**/sign-in?done=signedOut")
    context.close()


with Server() as server, sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path=chromium, args=["--headless=new", "--no-sandbox", "--disable-dev-shm-usage"])
    first = Walk(browser, server, "en", 1280, "light")
    first.go("/")
    first.look("start")
    first.fill(code=server.code.lower(), name="Tess Marlowick", email="tess@example.com", password=PASSWORD)
    first.press("form .button--primary")
    first.look("no-company")
    first.fill(name="Larkmoor Promotions", word="larkmoor")
    first.press("#new .button--primary")
    first.look("company-made")
    # From now on the pages speak as the browser asks.
    first.go("/account")
    first.page.select_option("#language", "")
    first.press("form[action='/account'] .button--primary")
    first.context.close()
    for language in ["en", "fr", "es"]:
        for width, theme in [(1280, "light"), (390, "light"), (1280, "dark"), (390, "dark")]:
            walk = Walk(browser, server, language, width, theme)
            gates(walk)
            sign_in(walk)
            inside(walk)
            sign_out(walk)
            walk.context.close()
    guest = Walk(browser, server, "fr", 390, "light")
    sign_in(guest)
    link = inside(guest)
    sign_out(guest)
    guest.page.goto(link)
    guest.look("invitation")
    guest.fill(name="Carl", password=PASSWORD)
    guest.press("form .button--primary")
    guest.look("joined")
    without_script(browser, server)
    with Demonstration() as demo:
        for language, width, theme in [
            ("en", 1280, "light"), ("fr", 390, "light"), ("es", 1280, "dark"), ("en", 390, "dark")]:
            walk = Walk(browser, demo, language, width, theme)
            work(walk, demo)
            walk.context.close()
    browser.close()

for fault in faults:
    print(fault)
print(f"{len(faults)} faults" if faults else "nothing found")
sys.exit(1 if faults else 0)
