"""What the walks share: a person in a browser.

Everything that a person stumbles over is noted in `faults`: the console, a request to another host, a page that scrolls sideways,
a figure that its frame cuts off, a word that ought to be there.
"""
import pathlib, re, sys
from playwright.sync_api import TimeoutError

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "Programs"))
from programs import Program, free_port, until

# What a demonstration with `--json`, and a server without people, print once they are up.
READY, CODE = r'(\{"[^\n]*"ready":true[^\n]*\})', r"\b(\w{4}-\w{4}-\w{4}-\w{4})\b"
faults = []


def open_browser(playwright, chromium):
    """Without a window, on a machine that may be small."""
    return playwright.chromium.launch(
        executable_path=chromium, args=["--headless=new", "--no-sandbox", "--disable-dev-shm-usage"])


def click_twice(page, selector, address):
    """A hasty hand: the second click may break off the way that the first began. Whether an address that fits was reached."""
    page.dblclick(selector)
    for _ in range(600):
        if re.search(address, page.url):
            page.wait_for_load_state()
            return True
        page.wait_for_timeout(100)
    return False


# What a script or a template did not know, where people read it.
UNKNOWN = """[document.body.innerText, ...[...document.querySelectorAll("[placeholder], [aria-label]")].flatMap(
    one => [one.placeholder ?? "", one.ariaLabel ?? ""])].some(text => /\\bundefined\\b/.test(text))"""

# Cells that reach beyond the frame around them: what stands there cannot be read.
CUT = """[...document.querySelectorAll("main td, main th, main button")].filter(one => {
    const frame = one.closest(".sheet, .ledger"), box = one.getBoundingClientRect();
    return frame && one.innerText.trim() && box.width > 1 && box.right > frame.getBoundingClientRect().right + 1;
}).map(one => one.innerText).slice(0, 3)"""


class Visit:
    """One person with one browser."""

    def __init__(self, browser, url, language, pictures, width=1280, cookies=None):
        self.url, self.language, self.width, self.pictures = url, language, width, pathlib.Path(pictures)
        self.pictures.mkdir(parents=True, exist_ok=True)
        self.context = browser.new_context(locale=language, viewport={"width": width, "height": 900})
        if cookies:
            self.context.add_cookies(cookies)
        self.page = self.context.new_page()
        self.page.set_default_timeout(15000)
        self.watch(self.page)

    def watch(self, page):
        page.on("console", self.hear)
        page.on("request", lambda request: self.other_host(request.url))

    def hear(self, message):
        # Pages of the vendors are none of ours, and Chromium itself tells of answers that refuse a form.
        if self.page.url.startswith(self.url) and not re.search(r"Failed to load resource.* status of (422|503)", message.text):
            self.fault(f"console: {message.text}")

    def other_host(self, url):
        if not url.startswith(("http://127.0.0.1:", "data:")):
            self.fault(f"request to {url}")

    def fault(self, text):
        faults.append(f"{self.language} {self.width} {self.page.url}: {text}")

    def go(self, path):
        answer = self.page.goto(self.url + path)
        if answer.status != 200:
            self.fault(f"{path} answered {answer.status}")

    def press(self, selector):
        with self.page.expect_navigation():
            self.page.click(selector)

    def fill(self, prefix="#", **fields):
        for name, value in fields.items():
            self.page.fill(f"{prefix}{name}" if prefix == "#" else f"[name='{prefix}{name}']", value)

    def text(self, selector="main"):
        """What stands there, with plain spaces."""
        return re.sub(r"[\u00a0\u202f]", " ", self.page.inner_text(selector))

    def says(self, *words, selector="main"):
        text = self.text(selector)
        for word in words:
            if word not in text:
                self.fault(f"“{word}” is not on the page:\n{text[:1500]}")

    def wait(self, selector, seconds=60):
        """Until it is there; what is there instead is kept as a picture."""
        try:
            self.page.wait_for_selector(selector, timeout=seconds * 1000)
        except TimeoutError:
            self.page.screenshot(path=self.pictures / "instead.png", full_page=True)
            self.fault(f"{selector} does not come:\n{self.text()[:1500]}")

    def silent(self, *words):
        text = self.text("body")
        for word in words:
            if word in text:
                self.fault(f"“{word}” is on the page")

    def look(self, name, *words):
        """A picture, and the words that must be on it."""
        self.page.screenshot(path=self.pictures / f"{name}-{self.language}-{self.width}.png", full_page=True)
        self.says(*words, selector="body")
        if self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            self.fault(f"{name} scrolls sideways")
        if self.page.evaluate(UNKNOWN):
            self.fault(f"{name} says undefined")
        if cut := self.page.evaluate(CUT):
            self.fault(f"{name}: cut off by its frame: {cut}")
        if self.page.evaluate("document.documentElement.lang") != self.language:
            self.fault(f"{name} is in another language")

    def sign_in(self, email, password):
        self.fill(email=email, password=password)
        self.press("form .button--primary")


def finish(what):
    """Says what was found, and ends."""
    for fault in faults:
        print(fault)
    print(f"{what}: {f'{len(faults)} faults' if faults else 'nothing found'}")
    raise SystemExit(1 if faults else 0)
