"""The story of the vendor's help page (seed 003), step by step: a new integration, its four accounts, products with their QB ID,
customers, schedules, invoices and credit memos. In French, with a picture of each step and the names that the help page has; then
the same pages in Spanish and English, and at 390 pixels.

    feeds.py PROGRAM CHROMIUM PICTURES
"""
import re, sys, tempfile
from playwright.sync_api import sync_playwright
from visits import CODE, Program, Visit, click_twice, finish, free_port, open_browser

program, chromium, pictures = sys.argv[1:4]
PASSWORD = "a ledger with hairlines"
FEEDS = {
    "fr": ["Création de produits", "Mise à jour des produits", "Exporter client", "Export facture", "Export CreditMemo"],
    "es": ["Creación de productos", "Actualización de productos", "Exportar clientes", "Exportar facturas",
           "Exportar notas de crédito"],
    "en": ["Create products", "Update products", "Export customers", "Export invoices", "Export credit memos"]}
TABS = {
    "fr": ["Configuration", "Feeds", "Synchronisation des produits", "Synchronisation des clients",
           "Synchronisation des factures", "Synchronisation des notes de crédit"],
    "es": ["Configuración", "Feeds", "Sincronización de productos", "Sincronización de clientes",
           "Sincronización de facturas", "Sincronización de notas de crédito"],
    "en": ["Configuration", "Feeds", "Product synchronisation", "Customer synchronisation", "Invoice synchronisation",
           "Credit memo synchronisation"]}
ACCOUNTS = {
    "fr": ["Compte de revenu", "Compte de revenu de service", "Compte de dépense", "Compte d’actif"],
    "es": ["Cuenta de ingresos", "Cuenta de gastos"], "en": ["Income account", "Expense account"]}
# Account by its setting, and one that must not be offered for it.
FOUR = {
    "products.stock.income": "Services", "products.serviceIncomeAccount": "Cost of Goods Sold",
    "products.stock.expense": "Advertising", "products.assetAccount": "Undeposited Funds"}
EVERY_HOUR, ONCE_A_DAY = "Chaque heure", "Une fois par jour à…"


def begin(visit, code):
    """The first person, and their company."""
    visit.go("/")
    visit.fill(code=code.lower(), name="Inès Moreau", email="ines@exemple.fr", password=PASSWORD)
    visit.press("form .button--primary")
    visit.fill(name="Maison Durand", word="maison")
    visit.press("#new .button--primary")
    # From now on the pages speak as the browser asks.
    visit.go("/account")
    visit.page.select_option("#language", "")
    visit.press("form[action='/account'] .button--primary")


def install(visit, kind, name, **fields):
    """Opens the form, shows the special cases where they are needed, fills it in and sends it."""
    visit.go(f"/companies/maison/integrations/new/{kind}")
    for key, value in fields.items():
        field = visit.page.locator(f"[name='field-{key}']")
        if not field.is_visible():
            visit.page.click("main details.fold > summary")
        field.fill(value)
    visit.look(name)
    visit.press("main form .button--primary")


def connect(visit, books, shop):
    """Créer une nouvelle intégration: the books with their page of authentication, then the shop."""
    visit.go("/companies/maison/integrations")
    visit.look("histoire-01-integrations", "Intégrations", "Nouvelle intégration")
    sandbox = books.found.group(1)
    install(
        visit, "quickbooks-online", "histoire-02-quickbooks", clientID="sandbox-client", clientSecret="sandbox-secret",
        apiBaseURL=sandbox, authorizeURL=f"{sandbox}/connect/oauth2", tokenURL=f"{sandbox}/oauth2/v1/tokens/bearer",
        revokeURL=f"{sandbox}/v2/oauth2/tokens/revoke", pagesURL=sandbox)
    visit.look("histoire-03-authentification", "S’authentifier auprès de QuickBooks")
    visit.press("main form .button--primary")
    visit.page.select_option("select", "fr")
    with visit.page.expect_navigation(url=re.compile(re.escape(visit.url))):
        visit.page.click("button >> nth=0")
    visit.wait("text=Toutes les listes sont lues")
    visit.look("histoire-04-listes-lues", "QuickBooks Online", "comptes")
    # User and password are asked for without opening the special cases.
    visit.go("/companies/maison/integrations/new/myfulfillment")
    visit.says("Utilisateur", "Mot de passe")
    install(
        visit, "myfulfillment", "histoire-05-myfulfillment", instance="fr1", username="lecteur",
        password="secret-du-lecteur", currency="EUR", mapping=shop.found.group(2), baseURL=shop.found.group(1))
    visit.look("histoire-06-integration", *TABS["fr"])
    return visit.page.url.split("?")[0].removeprefix(visit.url)


def accounts(visit):
    """Configuration des comptes: each of the four offers what fits it, and nothing else."""
    visit.press("main .tabs a >> text=Configuration")
    visit.look("histoire-07-configuration", *ACCOUNTS["fr"])
    for name, foreign in FOUR.items():
        offered = visit.page.locator(f"[name='{name}'] option").all_inner_texts()
        if len(offered) < 2 or foreign in offered:
            visit.fault(f"{name} offers {offered}")
    visit.press("main form .button--primary >> nth=0")
    visit.look("histoire-08-configuration-enregistree", "Enregistré")


def run(visit, shop, workflow, name, *words):
    """Runs a feed, by a double click, and waits for its result."""
    visit.go(f"{shop}/feeds")
    if not click_twice(visit.page, f"button[name=workflow][value={workflow}]", r"/runs/[^/]+$"):
        visit.fault(f"{name} does not lead to its run")
    visit.wait("main .pill >> text=/terminée|à traiter/")
    visit.look(name, *words)


def records(visit, path, name, tab, least):
    """A tab of what is in the books: every line has its QB ID."""
    visit.go(path)
    visit.look(name, tab, "QB ID")
    identifiers = visit.page.locator("main td[data-label='QB ID']").all_inner_texts()
    if sum(bool(re.search(r"\d", one)) for one in identifiers) < least:
        visit.fault(f"{name}: QB IDs {identifiers}")


def story(visit, shop):
    accounts(visit)
    visit.go(f"{shop}/invoices")
    visit.says("Rien de tel n’est encore dans les livres")
    # Produits : exportation
    visit.press("main .tabs a >> text=Feeds")
    visit.look("histoire-09-feeds", *FEEDS["fr"], "Exécutez d’abord les flux des produits et des clients")
    for workflow, usual in [("products", EVERY_HOUR), ("product-updates", ONCE_A_DAY), ("customers", EVERY_HOUR),
                            ("invoices", EVERY_HOUR), ("credit-memos", EVERY_HOUR)]:
        chosen = visit.page.evaluate(f"document.getElementById('schedule-{workflow}').selectedOptions[0].text")
        if chosen != usual:
            visit.fault(f"{workflow}: {chosen}")
    run(visit, shop, "products", "histoire-10-creation-de-produits", "Produits vers QuickBooks", "22 comptabilisées")
    visit.silent("linked")
    records(
        visit, f"/companies/maison/products?store={shop.rsplit('/', 1)[1]}", "histoire-11-synchronisation-des-produits",
        "Synchronisation des produits", 23)
    # Clients
    run(visit, shop, "customers", "histoire-12-exporter-client", "Clients vers QuickBooks")
    records(visit, f"{shop}/customers", "histoire-13-synchronisation-des-clients", "Synchronisation des clients", 1)
    # Configuration finale. A new store begins today: who wants the invoices from before says so in the settings.
    visit.go(f"{shop}/feeds")
    visit.silent("Exécutez d’abord les flux")
    visit.press("main a >> text=date de début >> nth=0")
    visit.page.check("[name='startDate.none']")
    visit.press("main form .button--primary >> nth=-1")
    # Stock that is counted from later on would hold every invoice from before: it is asked.
    visit.says("avant votre plus ancienne facture", selector="body")
    visit.page.fill("[name='products.inventoryStart']", "2020-01-01")
    visit.press("main form .button--primary >> nth=-1")
    visit.says("Enregistré", selector="body")
    visit.go(f"{shop}/feeds")
    visit.silent("date de début")
    visit.press("main .acts .button--primary")
    visit.look("histoire-14-planifies", "Enregistré")
    visit.silent("s’applique une fois enregistré")
    run(visit, shop, "invoices", "histoire-15-export-facture", "Factures vers QuickBooks")
    records(visit, f"{shop}/invoices", "histoire-16-synchronisation-des-factures", "Synchronisation des factures", 1)
    run(visit, shop, "credit-memos", "histoire-17-export-creditmemo", "Notes de crédit vers QuickBooks")
    records(visit, f"{shop}/credit-memos", "histoire-18-synchronisation-des-avoirs", "Synchronisation des notes de crédit", 1)
    run(visit, shop, "product-updates", "histoire-19-mise-a-jour", "Mise à jour des produits")


def again(browser, visit, shop, language, width):
    """The pages once more, as somebody else reads them."""
    other = Visit(browser, visit.url, language, pictures, width, visit.context.cookies())
    other.go(shop)
    other.look("histoire-integration", *TABS[language])
    other.go(f"{shop}/accounts")
    other.look("histoire-configuration", *ACCOUNTS[language])
    other.go(f"{shop}/feeds")
    other.look("histoire-feeds", *FEEDS[language])
    for name, path in [
        ("produits", f"/companies/maison/products?store={shop.rsplit('/', 1)[1]}"), ("clients", f"{shop}/customers"),
        ("factures", f"{shop}/invoices"), ("avoirs", f"{shop}/credit-memos")]:
        other.go(path)
        other.look(f"histoire-{name}", "QB ID")
    other.go("/companies/maison/runs")
    other.look("histoire-executions")
    other.silent("CreditMemos", *([] if language == "en" else ["linked"]))
    other.context.close()


books = Program(program, "sandbox", "quickbooks", "--port", "0", until_printed=r"(http://127\.0\.0\.1:\d+)")
export = tempfile.NamedTemporaryFile(suffix=".csv")
shop = Program(
    program, "sandbox", "myfulfillment", "--port", "0", "--orders", "24", "--export", export.name,
    until_printed=r"(http://127\.0\.0\.1:\d+/api)[\s\S]*mapping (\{.*\})")
data, port = tempfile.TemporaryDirectory(), free_port()
server = Program(
    program, "serve", "--port", str(port), "--data", data.name, until_printed=CODE, port=port, BOOKBRIDGE_LANGUAGE="fr",
    BOOKBRIDGE_PRIVATE_ADDRESSES="127.0.0.0/8")
try:
    with sync_playwright() as playwright:
        browser = open_browser(playwright, chromium)
        visit = Visit(browser, f"http://127.0.0.1:{port}", "fr", pictures)
        begin(visit, server.found.group(1))
        place = connect(visit, books, shop)
        story(visit, place)
        for language, width in [("fr", 390), ("es", 1280), ("en", 390)]:
            again(browser, visit, place, language, width)
        browser.close()
finally:
    for one in [server, shop, books]:
        one.end()
finish("the five feeds")
