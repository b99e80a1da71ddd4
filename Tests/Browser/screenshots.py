"""Pictures of the main pages: 1280 and 390 pixels, light and dark, each language, from the demonstration.

    screenshots.py PROGRAM CHROMIUM PICTURES
"""
import json, pathlib, sys
from playwright.sync_api import sync_playwright
from visits import READY, Program, free_port, open_browser, until

program, chromium, pictures = sys.argv[1:4]
folder = pathlib.Path(pictures)


class Camera:
    def __init__(self, browser, demo, language, width, theme):
        self.demo, self.name = demo, f"{language}-{width}-{theme}"
        self.context = browser.new_context(
            locale=language, viewport={"width": width, "height": 900}, color_scheme=theme)
        self.page = self.context.new_page()

    def take(self, path, name):
        if path is not None:
            answer = self.page.goto(self.demo.url + path)
            if answer.status != 200:
                raise SystemExit(f"{path} answered {answer.status}")
        self.page.screenshot(path=folder / f"{name}-{self.name}.png", full_page=True)

    def sign_in(self):
        self.take("/sign-in", "sign-in")
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
    for _ in range(120):
        if not camera.page.query_selector("[role=status]"):
            break
        camera.page.wait_for_timeout(500)
        camera.page.reload()
    comparison = camera.page.url.removeprefix(demo.url)
    camera.context.close()
    return path, comparison


def walk(camera, dry_run, comparison):
    base, store, books = "/companies/demo", "/companies/demo/integrations/demo-store", "demo-books"
    camera.sign_in()
    for path, name in [
        ("/companies", "companies"), (base, "overview"), (f"{base}/orders", "orders"), (f"{base}/causes", "causes"),
        (comparison, "reconciliation"), (f"{base}/runs", "runs"), (f"{base}/products", "products"),
        (f"{base}/integrations", "integrations"), (store, "integration-store"),
        (f"{base}/integrations/{books}", "integration-books"), (f"{store}/feeds", "feeds"),
        (f"{store}/customers", "customers"), (f"{store}/invoices", "invoices"), (f"{store}/accounts", "accounts"),
        (f"{base}/workflows/demo-store/orders", "settings"), (f"{base}/pairings/demo-store/taxes", "taxes"),
        (f"{base}/pairings/demo-store/payments", "payments"), (f"{store}/versions", "versions"),
        (f"{base}/setup/start", "set-up"), (f"{base}/dry-runs", "dry-runs"), (dry_run, "dry-run"),
        (f"{base}/backfills", "backfills"), (f"{base}/people", "people"), (f"{base}/teams", "teams"),
        (f"{base}/audit", "audit"), (f"{base}/audit/1", "audit-entry"), ("/account", "account"),
        ("/account/second-factor", "second-factor")]:
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


folder.mkdir(parents=True, exist_ok=True)
with Demonstration() as demo, sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path=chromium, args=["--headless=new", "--no-sandbox", "--disable-dev-shm-usage"])
    made = prepare(browser, demo)
    for language in ["en", "fr", "es"]:
        for width in [1280, 390]:
            for theme in ["light", "dark"]:
                camera = Camera(browser, demo, language, width, theme)
                walk(camera, *made)
                camera.context.close()
    browser.close()
print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
