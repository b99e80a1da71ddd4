"""Sends the worked example of the vendor's help pages (seeds 000 and 001) as people would: an administrator in French sets the
integration up line by line, an order clerk in Spanish sends order 2101 with the ordinary mistakes.

It ends with the worked example's figures: A7102, 100 × 2.30 = 230.00, discount −11.50, total 218.50, payments applied 100.00,
balance due 118.50; one invoice, one bill, one purchase order, however often somebody pressed *Send*.

    send.py PROGRAM CHROMIUM PICTURES
"""
import json, re, sys
from playwright.sync_api import sync_playwright
from visits import READY, Program, Visit, click_twice, finish, free_port, open_browser

program, chromium, pictures = sys.argv[1:4]
PASSWORD = "una pluma muy azul 7"
STORE = "/companies/demo/integrations/demo-distributor"
ORDER = "/companies/demo/orders/demo-distributor/ord-2101"
QB = f"{ORDER}/quickbooks"
SEND = "#send .button--primary"
FIGURES = ["A7102", "Almond - 11 oz/Stoneware", "2,30", "230,00", "−11,50", "218,50 USD", "100,00 USD", "118,50 USD"]


def invite(admin):
    admin.go("/companies/demo/people")
    admin.fill(email="lucia@ejemplo.es")
    admin.page.select_option("section form select[name=role]", "clerk")
    admin.press("section form .button--primary")
    return admin.page.input_value("#link").removeprefix(admin.url)


def join(clerk, link):
    clerk.go(link)
    clerk.fill(name="Lucía Ferrer", password=PASSWORD)
    clerk.press("form .button--primary")


def details(admin, clerk):
    """Tab Détails: whoever it is not visible to has no button; what is not allowed is not there (A1)."""
    admin.go(STORE)
    admin.press("main a >> text=Envoyer à QuickBooks")
    admin.look(
        "envoi-01-details", "Détails", "Comptes", "Clients", "Fournisseurs", "Résumé de l’intégration QuickBooks",
        "Produit QuickBooks", "QuickBooks Online", "Visible à", "Tout le monde", "Équipes ou individus",
        "Autoriser les utilisateurs à", "Envoyer des factures", "Envoyer des bons de commande",
        "Numéro de produit (par défaut)", "Nom du produit", "Désinstaller", "Enregistrer")
    admin.page.check("[name=visible][value=chosen]")
    admin.press("main form .button--primary")
    clerk.go("/companies/demo/orders?q=2101")
    if clerk.page.locator("main a[href$='/quickbooks']").count():
        clerk.fault("the QB button is there for whom it is not visible to")
    if clerk.page.request.get(clerk.url + QB).status != 403:
        clerk.fault("whoever may not send is let in")
    admin.page.check("[name=visible][value=everyone]")
    admin.page.uncheck("[name=kind][value=purchaseOrder]")
    admin.press("main form .button--primary")
    clerk.go(QB)
    clerk.silent("Orden de compra\n")
    if clerk.page.locator("[name='order.0']").count():
        clerk.fault("a purchase order that is not allowed is offered")
    admin.page.check("[name=kind][value=purchaseOrder]")
    admin.press("main form .button--primary")
    admin.says("Enregistré")


def administration(admin, supplier):
    """Tabs Comptes, Clients and Fournisseurs, and the page of one customer, as the help page has them."""
    admin.press("main .tabs a >> text=Comptes")
    admin.look("envoi-02-comptes", "Comptes clients", "Enregistrer")
    admin.press("main .tabs a >> text=Clients")
    admin.look("envoi-03-clients", "Société dans ESP", "ABC Customer Company")
    admin.fill("record.", **{"co-812": "Fernhill Credit Onion"})
    admin.press("main form .button--primary")
    admin.look("envoi-04-client-inconnu", "Les livres n’ont pas de client « Fernhill Credit Onion »")
    admin.silent("renvoyez la commande")
    # The page of one customer, with the button QB: linking changes neither side.
    admin.go(f"{STORE}/sending/customers/co-812")
    admin.press("[name=unlink]")
    admin.look("envoi-05-fiche-client", "Non associée", "Suggestions", "QB")
    admin.fill("", record="fernhill credit union")
    admin.press("main form .button--primary")
    admin.look("envoi-06-fiche-associee", "Fernhill Credit Union", "Dissocier")
    # A supplier that is reached electronically.
    admin.go(f"{STORE}/sending/suppliers/sup-61")
    admin.fill("field-", purchaseOrders=supplier, invoices="127.0.0.1", id="8841", password="wrong")
    admin.press("form[action$=way] .button")
    admin.look("envoi-07-fournisseur-adresse", "accepte une adresse qui commence par https://")
    admin.fill("field-", invoices=supplier, password="wrong")
    admin.press("form[action$=way] .button")
    admin.says("Enregistré")


def mistakes(clerk):
    """What people do before they send; nothing of it reaches the books."""
    clerk.go("/companies/demo/orders?q=2101")
    clerk.press("main tbody a >> text=QB")
    clerk.look("envio-01-dialogo", "Cliente (ABC Customer Company)", "Crear nuevo cliente", "Enviar factura",
               "Proveedor (Northline Drinkware)", "Orden de compra", "Pagos aplicados", "Saldo pendiente", *FIGURES)
    # A customer that does not exist; the button for people without script shows it, and no address holds the form's token.
    clerk.fill("", other="Nadie y Compañía")
    clerk.press("[name=look]")
    clerk.look("envio-02-cliente-inexistente", "Los libros no tienen el cliente «Nadie y Compañía»")
    if "token" in clerk.page.url or "formKey" in clerk.page.url:
        clerk.fault("the address holds the form's token")
    clerk.press(SEND)
    clerk.says("Los libros no tienen el cliente «Nadie y Compañía»")
    # An account of a wrong type, and a vendor that is not there: forms that no list of ours made.
    for name, foreign, words in [
        ("receivable", "document.querySelector('[name=income]').value", "del tipo necesario aquí"),
        ("vendor.0", "'99999'", "Los libros no tienen el proveedor «99999»")]:
        clerk.go(QB)
        clerk.page.evaluate(
            f"""() => {{ const list = document.querySelector('[name="{name}"]'), one = document.createElement('option');
            one.value = {foreign}; list.append(one); list.value = one.value; }}""")
        clerk.press(SEND)
        clerk.look(f"envio-03-{name}", words)
    # Nothing ticked.
    clerk.go(QB)
    for name in ["invoice", "bill.0"]:
        clerk.page.uncheck(f"[name='{name}']")
    clerk.page.wait_for_selector("#preview >> text=No hay nada marcado")
    clerk.press(SEND)
    clerk.look("envio-04-nada", "No hay nada marcado: elija la factura")
    # The session ends while the form stands open: the sign-in leads back to it.
    clerk.go(QB)
    clerk.context.clear_cookies()
    clerk.press(SEND)
    clerk.look("envio-05-sesion", "Su sesión había terminado: no se hizo nada")
    clerk.sign_in("lucia@ejemplo.es", PASSWORD)
    if not clerk.page.url.startswith(clerk.url + QB):
        clerk.fault("the sign-in does not lead back to the form")


def ledgers(clerk):
    return clerk.page.locator("main .ledger h3").all_inner_texts()


def send(clerk):
    """Sent with a double click, from another tab, and again after the back button: everything is there once."""
    clerk.go(QB)
    other = clerk.context.new_page()
    clerk.watch(other)
    other.goto(clerk.url + QB)
    # The example's own dialog has bill and purchase order ticked.
    clerk.page.check("[name='order.0']")
    clerk.page.wait_for_selector("#preview h3 >> text=Orden de compra 2101-1")
    if not click_twice(clerk.page, SEND, r"/ord-2101\?done="):
        clerk.fault("sending does not lead back to the order")
    clerk.look("envio-06-enviado", "El pedido se envió", "Contabilizado", "Diferencia 0,00", "218,50", "118,50")
    sent = sorted(ledgers(clerk))
    if [re.sub(r" 2101.*", "", one) for one in sent] != ["Factura", "Factura de proveedor", "Orden de compra", "Pago"]:
        clerk.fault(f"sent: {sent}")
    with other.expect_navigation():
        other.click(SEND)
    clerk.page.go_back()
    clerk.press(SEND)
    clerk.go(ORDER)
    if sorted(ledgers(clerk)) != sent:
        clerk.fault(f"sent again: {ledgers(clerk)}")
    other.close()
    # The dialog knows whom it was sent to, and has nothing more to send.
    clerk.go(QB)
    clerk.look("envio-07-otra-vez", "ABC Customer Company – vinculado", "no hay nada que enviar")


def figures(clerk):
    """The invoice as the books show it."""
    clerk.go(ORDER)
    for fold in clerk.page.locator("main details.ledger__foot").all():
        fold.evaluate("node => node.open = true")
    clerk.look("envio-08-factura", "Factura 2101", "Pagos aplicados", "Saldo pendiente", *FIGURES)
    clerk.silent("ord-2101")
    invoice = clerk.page.locator("main .ledger", has=clerk.page.locator("h3 >> text=/^Factura 2101/"))
    address = invoice.locator("a.outside").first.get_attribute("href")
    there = clerk.page.request.get(address).text()
    for figure in ["218.50", "230.00", "A7102"]:
        if figure not in there:
            clerk.fault(f"{figure} is not on the page of the books")


def supplies(admin, clerk):
    """The purchase order goes to the supplier, and their invoice comes back to the order (PromoStandards)."""
    clerk.go(ORDER)
    clerk.press("button[name=number]")
    clerk.look("envio-09-rechazada", "El proveedor rechazó la orden de compra", "Authentication failed")
    admin.go(f"{STORE}/sending/suppliers/sup-61")
    admin.fill("field-", password="s3cret")
    admin.press("form[action$=way] .button >> nth=0")
    clerk.go(ORDER)
    clerk.press("button[name=number]")
    clerk.look("envio-10-proveedor", "El proveedor ha recibido la orden de compra", "enviada al proveedor")
    admin.go(f"{STORE}/sending/suppliers")
    admin.press("form[action$=papers] .button")
    admin.look("envoi-08-factures-fournisseurs", "Nouvelles : Northline Drinkware INV-")
    admin.silent("sup-61 INV")


supplier = Program(program, "sandbox", "supplier", "--port", "0", until_printed=r"(http://127\.0\.0\.1:\d+/)")
port = free_port()
demo = Program(program, "demo", "--json", "--orders", "5", "--port", str(port), until_printed=READY)
try:
    with sync_playwright() as playwright:
        browser = open_browser(playwright, chromium)
        ready = json.loads(demo.found.group(1))
        admin, clerk = (Visit(browser, ready["url"], language, pictures) for language in ["fr", "es"])
        admin.go("/sign-in")
        admin.sign_in(ready["email"], ready["password"])
        join(clerk, invite(admin))
        details(admin, clerk)
        administration(admin, supplier.found.group(1))
        mistakes(clerk)
        send(clerk)
        figures(clerk)
        supplies(admin, clerk)
        phone = Visit(browser, ready["url"], "es", pictures, 390, clerk.context.cookies())
        for path, name in [(QB, "envio-dialogo"), (ORDER, "envio-pedido")]:
            phone.go(path)
            phone.look(name)
        browser.close()
finally:
    for one in [demo, supplier]:
        one.end()
finish("the worked example")
