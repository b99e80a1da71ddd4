"""Sets QuickBooks Desktop up in a real browser, line by line as the help pages tell, with the ordinary mistakes:
Tests/Browser/desktop.py PROGRAM CHROMIUM PICTURES"""
import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

from playwright.sync_api import sync_playwright
from visits import READY, Program, free_port, open_browser, until

PROGRAM, CHROMIUM, PICTURES = sys.argv[1:4]
WORDS = {
    "fr-FR": dict(
        waiting="Attend son premier appel", wrong="mauvais mot de passe", other="Un autre fichier de société est ouvert",
        unknown="ne connaît pas Bookbridge", closed="QuickBooks est fermé", two="Plusieurs ordinateurs appellent",
        connected="Connecté", once="il ne sera plus jamais affiché", services="Mettre à jour les services Web",
        steps=["double-clic", "Oui, chaque fois que ce fichier", "Collez le mot de passe", "Auto-Run"]),
    "es-ES": dict(
        waiting="A la espera de su primera llamada", wrong="contraseña incorrecta",
        other="Está abierto otro archivo de empresa", unknown="no conoce Bookbridge", closed="QuickBooks está cerrado",
        two="Varios equipos llaman", connected="Conectado", once="no se volverá a mostrar",
        services="Actualizar servicios web",
        steps=["doble clic", "Sí, siempre que este archivo", "Pegue la contraseña", "Auto-Run"]),
}


class Office:
    """The Windows computer: a company file and the Web Connector, as words on its standard input."""

    def __init__(self, file, password):
        self.process = subprocess.Popen(
            [PROGRAM, "sandbox", "desktop", "--qwc", file, "--password", password], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

    def say(self, line):
        """Says a word and gives what was printed until the trial balance that is asked for after it."""
        self.process.stdin.write(line + "\ntrial\n")
        self.process.stdin.flush()
        told = []
        while True:
            text = self.process.stdout.readline()
            if not text:
                raise SystemExit(f"the company file is gone after: {line}")
            if text.startswith("difference  "):
                return "".join(told), text.split()[1]
            told.append(text)

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def expect(condition, what):
    if not condition:
        raise SystemExit(f"desktop.py: {what}")


def set_up(playwright, ready, language, folder):
    words = WORDS[language]
    browser = open_browser(playwright, CHROMIUM)
    page = browser.new_context(locale=language, viewport={"width": 1200, "height": 900}).new_page()
    place = ready["url"] + "/companies/demo/integrations/demo-books"

    def shown(text, picture, isThere=True):
        page.goto(place)
        inside = page.inner_text("main")
        page.screenshot(path=os.path.join(PICTURES, f"desktop-{language}-{picture}.png"), full_page=True)
        expect((text in inside) == isThere, f"{language}: {'no' if isThere else 'still'} “{text}” in\n{inside}")

    def sync():
        page.goto(ready["url"] + "/companies/demo")
        with page.expect_navigation():
            page.click(".top__sync form button")

    page.goto(ready["url"])
    page.fill("input[type=email]", ready["email"])
    page.fill("input[type=password]", ready["password"])
    page.press("input[type=password]", "Enter")
    page.wait_for_selector("a[href='/account']")
    shown(words["waiting"], "01-waiting")
    for step in words["steps"] + [words["services"]]:
        shown(step, "01-waiting")

    with page.expect_download() as download:
        page.click("a[href$='visitor/file']")
    file = os.path.join(folder, download.value.suggested_filename)
    download.value.save_as(file)
    expect(file.endswith(".qwc"), "the file is no .qwc")
    paper = xml.parse(file).getroot()
    expect(paper.findtext("Scheduler/RunEveryNMinutes") == "15", "not every 15 minutes")
    expect(paper.findtext("AppName").startswith("Bookbridge"), "not our name")
    expect(paper.findtext("AppDescription"), "no description")

    office = Office(file, ready["connectorPassword"])
    page.goto(place)
    page.click("form[action$='visitor/password'] button")
    page.wait_for_selector("#visitor-password")
    password = page.input_value("#visitor-password")
    expect(words["once"] in page.inner_text("main"), "nobody is told that it is shown once")
    page.screenshot(path=os.path.join(PICTURES, f"desktop-{language}-02-password.png"), full_page=True)
    page.goto(place)
    expect(page.query_selector("#visitor-password") is None, "the password is shown again")

    office.say("visit")
    shown(words["wrong"], "03-old-password")
    shown(words["waiting"], "03-old-password", isThere=False)
    office.say(f"password {password}")
    office.say("other")
    office.say("visit")
    shown(words["unknown"], "04-other-file")
    office.say("open")
    office.say("visit")
    shown(words["connected"], "05-connected")
    shown(words["wrong"], "05-connected", isThere=False)
    seen = []

    def quiet():
        """Three visits after which the same documents are there."""
        office.say("visit")
        seen.append(office.say("documents"))
        return seen[-1][0].count("\n") > 20 and seen[-3:] == seen[-1:] * 3 and seen[-1]

    documents, difference = until(quiet, "the end of posting", pause=0.5)
    expect(difference == "0.00", f"the books do not balance: {documents}")
    office.say("fault quickBooksCloses sendRequestXML 2")
    sync()
    office.say("visit")
    shown(words["closed"], "06-closed-in-the-middle")
    office.say("open")
    office.say("visit")
    shown(words["closed"], "07-open-again", isThere=False)
    sync()
    office.say("visit BACK-PC")
    shown(words["two"], "08-two-computers")
    again, difference = office.say("documents")
    expect(again == documents and difference == "0.00", f"posted again: {again}")
    office.close()
    browser.close()


os.makedirs(PICTURES, exist_ok=True)
with sync_playwright() as playwright:
    for language in WORDS:
        with tempfile.TemporaryDirectory() as folder, Program(
            PROGRAM, "demo", "--books", "desktop", "--own-connector", "--json", "--orders", "20", "--port",
            str(free_port()), until_printed=READY
        ) as demo:
            set_up(playwright, json.loads(demo.found.group(1)), language, folder)
        print(f"QuickBooks Desktop is set up in {language}, with its mistakes")
