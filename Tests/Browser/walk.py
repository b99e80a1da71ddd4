"""Walks through the pages in a real browser, as people would.

First start, account, a company and its people, sign out, sign in: in three languages, with scripts off, at 1280 and 390 pixels. No
message in the console, no request to another host, no sideways scrolling; axe finds nothing, light and dark; the smallest window and
paper show everything. With scripts, progress moves by itself, long lists are narrowed by typing, and a double click counts once; without,
an order is mended, synced and undone.

    walk.py PROGRAM CHROMIUM PICTURES [house|demo]
"""
import json, pathlib, re, sys, tempfile
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, sync_playwright
from visits import CODE, READY, UNKNOWN, Program, click_twice, faults, finish, free_port, open_browser, until

program, chromium, pictures = sys.argv[1:4]
PASSWORD = "a ledger with hairlines"


class Server(Program):
    """The product on a fresh folder; its first code is read from what it prints."""

    def __init__(self):
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        super().__init__(
            program, "serve", "--port", str(port), "--data", tempfile.mkdtemp(), until_printed=CODE, port=port,
            BOOKBRIDGE_LANGUAGE="en")
        self.code = self.found.group(1)

    def __exit__(self, *_):
        if self.end() != 0:
            faults.append("the server did not end with 0")


class Demonstration(Program):
    """The product with a store, books and orders that are posted already."""

    def __init__(self):
        super().__init__(
            program, "demo", "--json", "--one-store", "--orders", "40", "--port", str(free_port()), until_printed=READY,
            BOOKBRIDGE_LANGUAGE="en")
        ready = json.loads(self.found.group(1))
        self.url, self.email, self.password = ready["url"], ready["email"], ready["password"]


class Walk:
    def __init__(self, browser, server, language, width, theme, script=True):
        self.server, self.language, self.width, self.theme, self.script = server, language, width, theme, script
        self.context = browser.new_context(
            locale=language, viewport={"width": width, "height": 900}, color_scheme=theme, java_script_enabled=script)
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
        kind = "" if self.script else "-plain"
        self.page.screenshot(path=folder / f"{name}-{self.language}-{self.width}-{self.theme}{kind}.png", full_page=True)
        wide = self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        if wide:
            self.fault(f"{name} scrolls sideways")
        if self.page.evaluate(UNKNOWN):
            self.fault(f"{name} says undefined")
        lang = self.page.evaluate("document.documentElement.lang")
        if lang != self.language:
            self.fault(f"{name} says it speaks {lang}")
        if not self.script:
            return  # axe is a script
        for finding in Axe().run(self.page).response["violations"]:
            places = [node["target"] for node in finding["nodes"]][:3]
            self.fault(f"{name}: axe {finding['id']} {places}")

    def fill(self, **fields):
        for name, value in fields.items():
            self.page.fill(f"#{name}", value)

    def press(self, selector):
        with self.page.expect_navigation():
            self.page.click(selector)


def first_start(walk, server):
    """Nobody is there yet: whoever has the code that the server printed becomes the administrator, and makes a company."""
    walk.go("/")
    walk.look("start")
    walk.fill(code=server.code.lower(), name="Tess Marlowick", email="tess@example.com", password=PASSWORD)
    walk.press("form .button--primary")
    if "/start" in walk.page.url:
        walk.fault("the code makes no administrator")
    walk.look("no-company")
    walk.fill(name="Larkmoor Promotions", word="larkmoor")
    walk.press("#new .button--primary")
    walk.look("company-made")
    # From now on the pages speak as the browser asks.
    walk.go("/account")
    walk.page.select_option("#language", "")
    walk.press("form[action='/account'] .button--primary")
    walk.context.close()


def gates(walk):
    for path, name in [("/sign-in", "sign-in"), ("/password-resets", "password-ask")]:
        walk.go(path)
        walk.look(name)
    walk.go("/sign-in")
    walk.fill(email="tess@example.com", password="not the password")
    walk.press("form .button--primary")
    walk.look("sign-in-refused")
    if walk.page.evaluate("document.activeElement.className") != "mistakes":
        walk.fault("what must be corrected does not take the focus")


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
    walk.go("/companies/larkmoor/audit/verification")
    walk.press("form[action$='/audit/verification'] .button--primary")
    walk.look("verified")
    walk.go("/companies/larkmoor/people")
    walk.fill(email=f"guest-{walk.language}-{walk.width}-{walk.theme}@example.com")
    walk.press("section form .button--primary")
    walk.look("invitation-link")
    link = walk.page.input_value("#link")
    button = walk.page.locator("#link + button")
    said = button.inner_text()
    button.click()
    until(lambda: button.inner_text() != said, "the copy of a link")
    walk.go("/account")
    walk.page.select_option("#language", "")
    walk.page.select_option("#look", "system")
    walk.fill(name="Tess Marlowick")
    walk.press("form[action='/account'] .button--primary")
    walk.look("account-saved")
    walk.page.request.get(link)
    return link


def enter(walk, demo):
    walk.go("/sign-in")
    walk.fill(email=demo.email, password=demo.password)
    walk.press("form .button--primary")


def main_pages(walk, company="demo"):
    """Runs, schedules, dry runs, older orders, settings, and what is in the books."""
    base = f"/companies/{company}"
    walk.go(f"{base}/runs")
    walk.look("runs")
    walk.press("main tbody a >> nth=-1")
    walk.look("run")
    feeds = f"{base}/integrations/{company}-store/feeds"
    for path, name in [
        (base, "demo-overview"), (f"{base}/orders", "demo-orders"), (f"{base}/causes", "demo-causes"),
        (f"{base}/reconciliation", "demo-reconciliation"), (f"{base}/audit", "demo-audit"),
        (feeds, "feeds"), (f"{base}/dry-runs", "dry-runs"), (f"{base}/imports", "imports"), (f"{base}/backfills", "backfills"),
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


def ended(walk, what):
    """Waits until a page that shows progress shows none: events say so, and without script it loads itself anew."""
    # The tab bar stands last: then all of the page is there.
    shown(walk, "body:has(.tabbar):not(:has(main progress))", f"the end of {what}")


def shown(walk, selector, what):
    """Waits until a page that loads itself anew shows what it waits for."""
    def is_there():
        try:
            return walk.page.locator(selector).count()
        except Error:
            return False  # The page is being loaded anew.
    try:
        until(is_there, what, 60)
    except AssertionError as late:
        walk.fault(str(late))


def work(walk, company="demo"):
    """A dry run, stock levels, a setting, a schedule and a sync, with a hasty hand."""
    base = f"/companies/{company}"
    walk.go(f"{base}/dry-runs")
    before = walk.page.locator("main tbody tr").count()
    if not click_twice(walk.page, "main form .button--primary", r"/dry-runs/[^/]+$"):
        walk.fault("a double click makes no dry run")
    ended(walk, "the dry run")
    walk.look("dry-run")
    walk.go(f"{base}/dry-runs")
    if walk.page.locator("main tbody tr").count() != min(before + 1, 10):
        walk.fault("a double click makes more than one dry run")
    feeds = f"{base}/integrations/{company}-store/feeds"
    walk.go(feeds.replace("feeds", "stock"))
    walk.press("main form button[name=look]")
    shown(walk, "main form button[name=look]", "the look at stock levels")
    walk.look("stock")
    walk.go(f"{base}/workflows/{company}-store/orders")
    walk.page.fill("[name='numbering.prefix']", f"X{walk.language}{walk.width}{walk.theme[0]}")
    walk.press("main form button[name=difference]")
    shown(walk, "#effect", "the difference of a setting")
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
    ended(walk, "the run")
    walk.look("synced")


def narrow(walk, company="demo"):
    """Typing shortens a long list; what is chosen from it is what the form sends."""
    walk.go(f"/companies/{company}/integrations/{company}-store/accounts")
    field = walk.page.locator("main input[type=search]").first
    chosen = field.locator("xpath=following-sibling::select[1]")
    text = chosen.locator("option").last.inner_text()
    field.fill(text)
    if chosen.locator("option").count() > 3:
        walk.fault(f"typing {text!r} does not shorten its list")
    field.press("Enter")
    walk.page.keyboard.press("End")
    walk.page.keyboard.press("Enter")
    if chosen.evaluate("one => one.selectedOptions[0].text") != text or chosen.evaluate("one => one.size") > 1:
        walk.fault(f"{text!r} is not chosen from its list")
    walk.look("settings-narrowed")


def mend(walk, company="demo"):
    """From an order that needs somebody to one in the books, and back out of them."""
    base = f"/companies/{company}"
    walk.go(f"{base}/causes")
    order = walk.page.get_attribute("main input[name=order]", "value")
    walk.press("main .cause__fix .button--primary")
    walk.look("needs-answered")
    walk.go(f"{base}/runs")
    walk.press("form[action$='/runs'] button >> visible=true")
    ended(walk, "the run")
    walk.go(f"{base}/orders/{company}-store/{order}")
    walk.look("order-mended")
    if walk.page.query_selector("main .pill--need"):
        walk.fault("the order still needs somebody")
    walk.press("main a[href*='/undos/new']")
    walk.fill(reason="Posted too early")
    walk.look("undo")
    walk.press("main form .button--primary, main form .button--danger-firm")
    walk.look("undone")
    if "/undos/" not in walk.page.url or walk.page.url.endswith("/new"):
        walk.fault("the undo does not lead to what it did")


def corners(walk, company="demo"):
    """The smallest window, which is also a large zoom; orders that are chosen; and paper, for who reads in the dark."""
    walk.go(f"/companies/{company}")
    if walk.page.locator(".tabbar a").last.evaluate("one => one.getBoundingClientRect().right > innerWidth"):
        walk.fault("the menu lies beside the window")
    walk.look("smallest-overview")
    walk.page.click("a[href='#menu'] >> nth=-1")
    walk.page.wait_for_selector("#menu")
    walk.page.keyboard.press("Escape")
    if walk.page.is_visible("#menu"):
        walk.fault("Escape does not close the menu")
    walk.go(f"/companies/{company}/orders")
    acts, box = walk.page.locator(".acts"), walk.page.locator("main tbody input[type=checkbox]").first
    if acts.is_visible():
        walk.fault("something can be done with chosen orders, and none is chosen")
    box.check()
    if not acts.is_visible():
        walk.fault("nothing can be done with chosen orders")
    walk.look("smallest-chosen")
    looks(walk, "dark")
    walk.go(f"/companies/{company}/orders")
    walk.page.emulate_media(media="print")
    if walk.page.locator("main .sheet").first.evaluate("one => getComputedStyle(one).backgroundColor") != "rgb(255, 255, 255)":
        walk.fault("paper is dark")
    walk.page.emulate_media(media="screen")
    looks(walk, "system")


def looks(walk, look):
    walk.go("/account")
    walk.page.select_option("#look", look)
    walk.press("form[action='/account'] .button--primary")


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


def house(browser):
    """From the first start on: people, account, and a company of which nothing is known yet."""
    with Server() as server:
        with Server() as other:
            first_start(Walk(browser, other, "es", 390, "light", script=False), other)
        first_start(Walk(browser, server, "en", 1280, "light"), server)
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


def demonstration(browser):
    """The pages of a company with orders, and what is done there."""
    with Demonstration() as demo:
        for language, width, theme in [
            ("en", 1280, "light"), ("fr", 390, "light"), ("es", 1280, "dark"), ("en", 390, "dark")]:
            walk = Walk(browser, demo, language, width, theme)
            enter(walk, demo)
            main_pages(walk)
            narrow(walk)
            work(walk)
            walk.context.close()
        smallest = Walk(browser, demo, "fr", 320, "light")
        enter(smallest, demo)
        corners(smallest)
        smallest.context.close()
        for language, width in [("fr", 390), ("es", 1280)]:
            plain = Walk(browser, demo, language, width, "light", script=False)
            enter(plain, demo)
            main_pages(plain)
            work(plain)
            if language == "fr":
                mend(plain)
            plain.context.close()


PARTS = {"house": house, "demo": demonstration}
chosen = sys.argv[4:] or list(PARTS)
with sync_playwright() as playwright:
    browser = open_browser(playwright, chromium)
    for part in chosen:
        PARTS[part](browser)
    browser.close()
finish(f"the walk ({', '.join(chosen)})")
