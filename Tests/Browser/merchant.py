"""A merchant in French on a phone, from the first start to the first sync, with the ordinary mistakes: a wrong code, a wrong key, the
wrong company at the sign-in, the back button, two tabs, double clicks, a session that ends in the middle of a form, a settings change
that is left half done.

    merchant.py PROGRAM CHROMIUM PICTURES
"""
import re, sys, tempfile
from playwright.sync_api import sync_playwright
from visits import CODE, Program, Visit, click_twice, finish, free_port, open_browser

program, chromium, pictures = sys.argv[1:4]
EMAIL, PASSWORD = "ines@exemple.fr", "un cahier à carreaux"
COMPANY = "/companies/maison"
SETUP = f"{COMPANY}/setup"


def begin(visit, code):
    """The first person, who mistypes the code and takes a password that is too short."""
    visit.go("/")
    visit.look("marchand-01-debut", "Code du serveur")
    visit.fill(code="ABCD-EFGH-JKLM-NPQR", name="Inès Moreau", email=EMAIL, password=PASSWORD)
    visit.press("form .button--primary")
    visit.look("marchand-02-code-faux")
    if visit.page.input_value("#name") != "Inès Moreau" or visit.page.input_value("#email") != EMAIL:
        visit.fault("what was typed is gone after a wrong code")
    visit.fill(code=code.lower(), password="court")
    visit.press("form .button--primary")
    visit.look("marchand-03-mot-de-passe-court", "12 caractères")
    # Spaces instead of dashes, as one reads it aloud.
    visit.fill(code=code.replace("-", " "), password=PASSWORD)
    visit.press("form .button--primary")
    visit.look("marchand-04-sans-societe", "Nouvelle société")
    visit.fill(name="Maison Durand & Filles", word="Maison Durand et Cie.é")
    visit.press("#new .button--primary")
    visit.look("marchand-05-nom-court-refuse")
    visit.fill(word=" maison ")
    if not click_twice(visit.page, "#new .button--primary", r"/companies(/maison)?\?done=|/companies/maison"):
        visit.fault("a double click makes no company")
    visit.go("/account")
    visit.page.select_option("#language", "")
    visit.press("form[action='/account'] .button--primary")
    visit.go("/companies")
    if visit.text().count("Maison Durand & Filles") != 1:
        visit.fault("a double click makes more than one company")


def books(visit, sandbox):
    """QuickBooks with a wrong secret first, then the wrong company, then the right one; the back button changes nothing."""
    visit.go(COMPANY)
    visit.look("marchand-06-vide", "Configurer")
    visit.press("main a >> text=Configurer")
    visit.look("marchand-07-etape-livres")
    visit.press("main .go a.button--primary")
    visit.look("marchand-08-integrations", "QuickBooks Online")
    visit.press("main a[href$='/new/quickbooks-online']")
    field = visit.page.locator("[name='field-apiBaseURL']")
    if not field.is_visible():
        visit.page.click("main details.fold > summary")
    visit.fill(
        "field-", clientID="sandbox-client", clientSecret="faux", apiBaseURL=sandbox,
        authorizeURL=f"{sandbox}/connect/oauth2", tokenURL=f"{sandbox}/oauth2/v1/tokens/bearer",
        revokeURL=f"{sandbox}/v2/oauth2/tokens/revoke", pagesURL=sandbox)
    visit.press("main form .button--primary")
    visit.look("marchand-09-secret-faux")
    if "/sign-in" in visit.page.url:
        visit.press("main form .button--primary")
        consent(visit, "fr")
        visit.look("marchand-09b-secret-faux")
        visit.go(f"{COMPANY}/integrations/{books_id(visit)}/access")
    visit.fill("field-", clientSecret="sandbox-secret")
    visit.press("main form .button--primary")
    visit.look("marchand-10-authentification", "S’authentifier auprès de QuickBooks")
    # No, thanks; then the wrong company; then the right one.
    for choice, name in [("deny", "11-refus"), ("us", "12-fausse-societe"), ("fr", "13-bonne-societe")]:
        if "/sign-in" not in visit.page.url:
            visit.go(f"{COMPANY}/integrations/{books_id(visit)}/sign-in")
        visit.press("main form .button--primary")
        consent(visit, choice)
        if choice == "deny":
            visit.look(f"marchand-{name}", "Rien n’a été modifié")
        else:
            visit.wait(f"text=/Toutes les listes sont lues|autre société/")
            visit.look(f"marchand-{name}", "comptes")
    place = visit.page.url
    visit.page.go_back()
    visit.page.wait_for_load_state()
    # On the page of the vendor once more; whoever agrees again is told that it is done already.
    if visit.page.url.startswith(sandbox):
        consent(visit, "fr")
    visit.look("marchand-14-retour", "QuickBooks")
    visit.page.goto(place)
    visit.says("Connecté")


def books_id(visit):
    return visit.page.request.get(f"{visit.url}{COMPANY}/integrations").text().split("/integrations/")[1:] and next(
        part for part in re.findall(r"/integrations/([\w-]+)", visit.page.request.get(
            f"{visit.url}{COMPANY}/integrations").text()) if part != "new")


def consent(visit, choice):
    """On the page of the vendor."""
    with visit.page.expect_navigation(url=re.compile(re.escape(visit.url))):
        if choice == "deny":
            visit.page.click("button[value=deny]")
        else:
            visit.page.select_option("select", choice)
            visit.page.click("button >> nth=0")


def store(visit, address, number, token):
    """The store, with the key of another one first, and with a space that came along when it was copied."""
    visit.go(SETUP)
    visit.look("marchand-20-etape-boutique")
    visit.press("main .go a.button--primary")
    visit.press("main a[href$='/new/ecwid']")
    base = visit.page.locator("[name='field-baseURL']")
    if not base.is_visible():
        visit.page.click("main details.fold > summary")
    visit.fill("field-", storeID=number, token="secret_d_une_autre", baseURL=address)
    visit.press("main form .button--primary")
    visit.look("marchand-21-cle-fausse")
    if visit.page.input_value("[name='field-storeID']") != number:
        visit.fault("the number of the store is gone after a wrong key")
    visit.fill("field-", token=f" {token} ", storeID="numéro 12")
    visit.press("main form .button--primary")
    visit.look("marchand-22-numero-faux", "uniquement des chiffres")
    visit.fill("field-", storeID=f" {number} ")
    if not visit.page.input_value("[name='field-token']"):
        visit.fill("field-", token=f" {token} ")
    if not click_twice(visit.page, "main form .button--primary", r"/integrations/[\w-]+\?done="):
        visit.look("marchand-23-pas-connectee")
        visit.fault("the store is not connected")
    visit.look("marchand-24-boutique")
    visit.go(f"{COMPANY}/integrations")
    if visit.text().count("Ecwid") > 3:
        visit.fault("a double click connects the store twice")


def wizard(visit):
    """The set-up in two tabs, with a session that ends in a form, and a step that is left."""
    visit.go(SETUP)
    visit.look("marchand-30-date", "À partir de quel jour")
    other = visit.context.new_page()
    visit.watch(other)
    other.goto(visit.page.url)
    # No day at all.
    visit.page.evaluate("document.querySelector('#startDate').required = false")
    visit.fill(startDate="")
    visit.press("main form.stack .button--primary")
    visit.look("marchand-31-sans-date", "accepte un jour comme")
    visit.fill(startDate="2024-01-01")
    visit.press("main form.stack .button--primary")
    visit.says("Que devient une commande")
    # The other tab still has the form of before.
    other.fill("#startDate", "2025-05-05")
    with other.expect_navigation():
        other.click("main form.stack .button--primary")
    text = other.inner_text("body")
    if "entre-temps" not in text and "version" not in text:
        visit.fault(f"the other tab saved over what was changed meanwhile:\n{text[:600]}")
    other.screenshot(path=visit.pictures / "marchand-32-deux-onglets.png", full_page=True)
    other.close()
    # The session ends in the middle of the next form.
    visit.go(f"{SETUP}/documents")
    visit.fill("", **{"numbering.prefix": "MD-"})
    visit.context.clear_cookies()
    visit.press("main form.stack .button--primary")
    visit.look("marchand-33-session", "session était terminée")
    visit.sign_in(EMAIL, PASSWORD)
    visit.look("marchand-34-apres-session")
    if not visit.page.url.startswith(f"{visit.url}{SETUP}/documents"):
        visit.fault("the sign-in does not lead back to the step")
    visit.fill("", **{"numbering.prefix": "MD-"})
    visit.press("main form.stack .button--primary")
    visit.look("marchand-35-comptes")
    # Left half done: what was chosen and not saved is asked for again, what was saved stays.
    visit.go(f"{COMPANY}/integrations")
    visit.go(SETUP)
    visit.look("marchand-36-reprise")
    if visit.page.url.startswith(f"{visit.url}{SETUP}/start"):
        visit.fault("the set-up begins anew after it was left")
    visit.go(f"{SETUP}/start")
    if visit.page.input_value("#startDate") != "2024-01-01":
        visit.fault("the day that was saved is gone")
    for step in ["accounts", "taxes", "payments"]:
        visit.go(f"{SETUP}/{step}")
        visit.look(f"marchand-37-{step}")
        visit.press("main form.stack .button--primary")
    visit.page.go_back()
    visit.page.wait_for_load_state()
    visit.go(SETUP)


def trial(visit):
    """Products, the dry run and three real orders, each clicked twice; then taken back, posted again and switched on."""
    visit.go(f"{SETUP}/products")
    visit.press("main form.stack button.button")
    visit.wait("main a >> text=Continuer")
    visit.look("marchand-40-produits")
    visit.go(f"{SETUP}/orders")
    visit.look("marchand-41-d-abord-simuler", "D’abord une simulation")
    visit.press("main .go a.button--primary")
    visit.page.dblclick("main form.stack button.button--primary")
    visit.wait("text=J’approuve")
    visit.look("marchand-42-simulation", "Documents à écrire")
    visit.press("main .go .row a.button")
    visit.page.dblclick("main form.stack button.button--primary")
    visit.wait("text=Les garder et continuer")
    visit.look("marchand-43-trois-commandes", "Ce qui a été comptabilisé")
    if visit.page.locator("main .facts dd").count() != 3:
        visit.fault("there are not three orders")
    visit.press("button[name=undo]")
    visit.wait("text=Elles sont retirées des livres")
    visit.look("marchand-44-retirees")
    visit.press("main form.stack .button--primary")
    visit.wait("text=Les garder et continuer")
    visit.press("main .go .row a.button")
    visit.look("marchand-45-automatique")
    if not click_twice(visit.page, "main form.stack .button--primary", r"done=switchedOn"):
        visit.fault("a double click does not switch on")
    visit.look("marchand-46-active", "Activé")


def first_sync(visit):
    visit.go(COMPANY)
    visit.look("marchand-50-vue")
    visit.go(f"{COMPANY}/runs")
    if not click_twice(visit.page, "form[action$='/runs'] button >> visible=true", r"/runs(/[^/]+)?$"):
        visit.fault("the sync does not begin")
    visit.wait("main .pill >> text=/terminée|à traiter/i")
    visit.look("marchand-51-execution")
    for path, name in [("", "52-vue"), ("/orders", "53-commandes"), ("/causes", "54-a-traiter")]:
        visit.go(COMPANY + path)
        visit.look(f"marchand-{name}")


sandbox = Program(program, "sandbox", "quickbooks", "--port", "0", until_printed=r"(http://127\.0\.0\.1:\d+)")
shop = Program(
    program, "sandbox", "ecwid", "--port", "0", "--orders", "30", "--country", "fr", "--unlimited",
    until_printed=r"(http://127\.0\.0\.1:\d+/api/v3)/(\d+)  token (\S+)")
port = free_port()
server = Program(
    program, "serve", "--port", str(port), "--data", tempfile.mkdtemp(), until_printed=CODE, port=port,
    BOOKBRIDGE_LANGUAGE="fr", BOOKBRIDGE_PRIVATE_ADDRESSES="127.0.0.0/8")
try:
    with sync_playwright() as playwright:
        browser = open_browser(playwright, chromium)
        visit = Visit(browser, f"http://127.0.0.1:{port}", "fr", pictures, 390)
        begin(visit, server.found.group(1))
        books(visit, sandbox.found.group(1))
        store(visit, *shop.found.groups())
        wizard(visit)
        trial(visit)
        first_sync(visit)
        browser.close()
finally:
    for one in [server, shop, sandbox]:
        one.end()
finish("the merchant on a phone")
