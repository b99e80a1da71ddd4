"""Orders from anything, over REST: what was pushed ends in the books once and to the cent.

First a short story of every way in (orders, versions, payments and refunds that come later, files of rows, the commands, signed hints),
then a crowd: ORDERS orders in batches by four clients, every request sent twice and one answer in twenty lost.

    push.py PROGRAM ORDERS
"""
import collections, decimal, hashlib, hmac, http.client, json, random, re, sys, threading, time, urllib.error, urllib.parse, urllib.request
from client import Client, Refused
from scene import Books, Scene, check, hinted, reconcile, sign_in, sync, until

program, orders = sys.argv[1], int(sys.argv[2])
COMPANY, TILL = "larkmoor", "larkmoor-till"
HOOK_SECRET = "whisper-whisper-whisper-whisper-1"
Money = decimal.Decimal


def cents(amount):
    return amount.quantize(Money("0.01"), decimal.ROUND_HALF_UP)


def order(number, chance, paid=True, **more):
    """An order that adds up: lines with tax, now and then shipping and a discount; a fifth of them is still to be paid."""
    lines, tax, total = [], Money(0), Money(0)
    for place in range(chance.randint(1, 4)):
        quantity, price = chance.randint(1, 40), Money(chance.randint(50, 9000)) / 100
        amount = cents(quantity * price)
        lines.append({
            "id": str(place + 1), "sku": f"SKU-{chance.randint(1, 40)}", "name": "Printed mug", "quantity": str(quantity),
            "unitPrice": f"{price:.2f}", "amount": f"{amount:.2f}"})
        if chance.random() < 0.2:
            off = cents(amount / 10)
            lines[-1]["discounts"] = [{"kind": "promotion", "label": "Tenth off", "amount": f"{off:.2f}"}]
            amount -= off
        own = cents(amount * 8 / 100)
        lines[-1]["taxes"] = [{"name": "Sales tax", "rate": "8", "amount": f"{own:.2f}"}]
        tax, total = tax + own, total + amount + own
    told = {
        "id": f"o-{number}", "version": 1, "number": f"T{number}", "currency": "USD",
        "placedAt": f"2026-0{chance.randint(1, 6)}-{chance.randint(1, 28):02}T12:00:00Z",
        "buyer": {"id": f"b-{number % 50}", "email": f"buyer{number % 50}@example.com", "name": f"Buyer {number % 50}"}, "lines": lines}
    if chance.random() < 0.3:
        told["charges"] = [{"kind": "shipping", "name": "Ground", "amount": "9.50"}]
        total += Money("9.50")
    told |= {"tax": f"{tax:.2f}", "total": f"{total:.2f}"}
    if paid:
        told["payments"] = [{"id": "1", "method": {"title": "Card"}, "amount": f"{total:.2f}", "receivedAt": told["placedAt"]}]
    return told | more


def refused(call, code):
    try:
        call()
    except Refused as refusal:
        return check(refusal.problem["code"] == code and refusal.problem, refusal.problem)
    raise AssertionError(f"{code} was expected")


def set_up(api, books):
    """A store that pushes, books, settings by suggestion; gives the store and a key that does nothing but push into it."""
    api.makeCompany({"id": COMPANY, "name": "Larkmoor Promotions"})
    store = api.connect(
        {"kind": "intake", "values": {
            "storeID": "till", "country": "US", "currency": "USD", "timeZone": "America/New_York", "hookSecret": HOOK_SECRET}},
        company=COMPANY)["id"]
    sign_in(api, COMPANY, books)
    settings = api.suggestSettings(company=COMPANY, store=store)["settings"]
    settings["startDate"] = "2020-01-01"
    api.saveSettings({"settings": settings}, company=COMPANY, store=store, version='"0"')
    return store, api.makeStoreKey({"name": "Till", "days": 30}, company=COMPANY, store=store)["secret"]


# MARK: The story

def versions(api, till, store):
    """Pushed, pushed again, changed, and told in pieces: what is in the books follows."""
    chance, where = random.Random(7), {"company": COMPANY, "store": store}
    orders = {told["id"]: told for told in (order(number, chance, paid=number != 3) for number in range(1, 9))}
    first = orders["o-1"]

    def put(told, stream="orders"):
        return till.pushRecord(told, record=told["id"], stream=stream, **where)["outcome"]

    check(put(first) == "new" and put(first) == "unchanged")
    check(put({**first, "version": 2, "notes": "Ring twice"}) == "changed")
    refused(lambda: put(first), "version_older")
    refused(lambda: put({**first, "version": 2, "notes": "Knock"}), "version_contradicts")
    told = refused(lambda: put({**first, "version": 3, "total": "1.00"}), "sums_differ")
    check("1.00" in told["detail"] and first["total"] in told["detail"].replace(",", ""), told)
    batch = list(orders.values())[1:] + [{"id": "broken"}, 17, {**first, "id": "o-x", "colour": "red"}]
    done = till.pushRecords({"records": batch}, stream="orders", **where)
    check((done["new"], done["refused"]) == (7, 3), done)
    codes = [one.get("code") for one in done["results"][7:]]
    check(codes == ["field_missing", "type_unfit", "field_unknown"], codes)
    # A payment may come before its order; this one waits for ever and harms nobody.
    payment = {"id": "p-9", "order": "o-9", "currency": "USD", "method": {"title": "Check"}, "amount": "5.00",
               "receivedAt": "2026-07-01T12:00:00Z"}
    check(put(payment, "payments") == "new")
    sync(api, COMPANY)
    check(api.countOrders(company=COMPANY) == {"needsYou": 0, "posted": 8, "skipped": 0, "waiting": 0})

    check(put({**payment, "id": "p-3", "order": "o-3", "amount": orders["o-3"]["total"]}, "payments") == "new")
    check(put({"id": "r-2", "order": "o-2", "currency": "USD", "amount": "0.60", "refundedAt": "2026-07-02T12:00:00Z"}, "refunds") == "new")
    dearer = {**orders["o-4"], "version": 2, "charges": orders["o-4"].get("charges", []) + [
        {"kind": "handling", "name": "Rush", "amount": "5.00"}]}
    dearer["total"] = f"{Money(dearer['total']) + 5:.2f}"
    dearer["payments"] = dearer["payments"] + [{**dearer["payments"][0], "id": "2", "amount": "5.00"}]
    check(put(dearer) == "changed")
    check(put({**orders["o-5"], "version": 2, "stage": "cancelled", "payments": [], "paymentStatus": "awaiting"}) == "changed")
    sync(api, COMPANY)

    def kinds(id):
        return sorted(one["kind"] for one in api.readOrder(order=id, **where)["summary"]["documents"])
    check(kinds("o-3") == ["Invoice", "Payment"], kinds("o-3"))
    check(kinds("o-2") == ["RefundReceipt", "SalesReceipt"], kinds("o-2"))
    report = api.readOrder(order="o-4", **where)
    check(report["summary"]["total"] == dearer["total"] == sum_of(report, "SalesReceipt"), report)
    refused(lambda: till.listOrders(company=COMPANY), "scopeMissing")
    # It was paid, and is cancelled without a word of where the money went: somebody must say it.
    report = api.readOrder(order="o-5", **where)
    check(report["summary"]["state"] == "needsYou" and report.get("settlement"), report)
    api.answerOrder({"answer": "settle", "value": report["settlement"]}, order="o-5", **where)
    sync(api, COMPANY)
    check(api.countOrders(company=COMPANY)["needsYou"] == 0, api.readOrder(order="o-5", **where)["summary"])


def sum_of(report, kind):
    return next(one["total"] for one in report["documents"] if one["kind"] == kind)


def file_of_rows(api, till, store):
    """A file as accountants' spreadsheets write it: judged line by line, taken where it is fit, and never twice."""
    where = {"company": COMPANY, "store": store}
    rows = ["Bestellnummer;order_date;customer_name;item;quantity;unit_price;amount;tax_amount;order_total;paid"]
    rows += [f"c-{n};{n % 28 + 1:02}.02.2026;Zoë Müller;Tasse «{n}»;2;6,25;12,50;1,00;13,50;ja" for n in range(1, 41)]
    rows.insert(20, "c-bad;14.02.2026;Zoë;Tasse;1;10,00;10,00;;99,00;ja")
    body = "\r\n".join(rows).encode("cp1252") + b"\r\n"

    def bring():
        request = till.request("bringFile", None, {**where, "stream": "orders", "name": "februar.csv"})
        request.data = body
        request.add_header("Content-Type", "text/csv")
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def have(word, file):
        getattr(till, word)(**where, **{"import": file})
        state = {"tryImport": "lookedAt", "takeImport": "taken"}[word]
        return until(lambda: (now := till.readImport(**where, **{"import": file}))["state"] == state and now)

    brought = bring()
    form = brought["form"]
    check((form["encoding"], form["separator"], form["decimalSign"], form["dayOrder"]) == ("windows1252", "semicolon", "comma", "dayFirst"), form)
    if brought["missing"]:
        till.readFileSo({"columns": {"order_id": "Bestellnummer"}}, **where, **{"import": brought["id"]})
    looked = have("tryImport", brought["id"])["counts"]
    check((looked["new"], looked["refused"]) == (40, 1), looked)
    verdicts = list(till.pages("listVerdicts", **where, refused="true", **{"import": brought["id"]}))
    check([(one["line"], one["record"], one["code"]) for one in verdicts] == [(21, "c-bad", "sums_differ")], verdicts)
    check(have("takeImport", brought["id"])["counts"]["new"] == 40)
    again = bring()
    check(again["missing"] == [], "the column was not remembered")
    counts = have("tryImport", again["id"])["counts"]
    check((counts["unchanged"], counts["new"]) == (40, 0), counts)
    counts = have("takeImport", again["id"])["counts"]
    check((counts["unchanged"], counts["new"], counts["changed"]) == (40, 0, 0), counts)


def by_command(scene, api, store):
    """The same records by the command, while the server runs."""
    chance = random.Random(11)
    path = scene.folder / "orders.json"
    path.write_text(json.dumps([order(number, chance) for number in range(20, 26)]))
    first = json.loads(scene.command("push", COMPANY, store, str(path), "--json"))
    again = json.loads(scene.command("push", COMPANY, store, str(path), "--json"))
    check([one["outcome"] for one in first + again] == ["new"] * 6 + ["unchanged"] * 6, first + again)


def hints(scene, api, store):
    """Signed, again, forged, late and nonsense: a look soon after the first, no harm from the others."""
    path = api.readConnection(company=COMPANY, connection=store)["hooksPath"]

    def hint(body, seconds=0, secret=HOOK_SECRET):
        at = str(int(time.time()) + seconds)
        code = hmac.new(secret.encode(), at.encode() + b"." + body, hashlib.sha256).hexdigest()
        return {"Bookbridge_Signature": f"t={at},v1={code}"}

    def runs():
        return api.listRuns(company=COMPANY, limit=200)["items"]

    api.schedule({"schedule": "every 86400"}, company=COMPANY, store=store, workflow="orders")
    until(lambda: not any(run["isOpen"] for run in runs()))
    before, body = len(runs()), b'{"id": "evt-1", "type": "orders"}'
    header = hint(body)
    told = [
        hinted(scene.address, path, body, **hint(body, secret="guessed")), hinted(scene.address, path, body),
        hinted(scene.address, path, body.replace(b"1", b"2"), **header), hinted(scene.address, path, body, **hint(body, -900)),
        hinted(scene.address, "/hooks/nobody", body, **header), hinted(scene.address, path, b"[", **hint(b"["))]
    check(told == [401, 401, 401, 200, 404, 400], told)
    check(len(runs()) == before, "a hint that is not ours began something")
    check([hinted(scene.address, path, body, **header) for _ in range(3)] == [200] * 3)
    until(lambda: len(runs()) == before + 1 and not any(run["isOpen"] for run in runs()), seconds=60)
    check([hinted(scene.address, path, body, **header) for _ in range(3)] == [200] * 3)
    check(len(runs()) == before + 1, "a replayed hint was heard again")


def distributor(api):
    """What is doubtful about an order that is taken stands beside its outcome; a program that knows nothing of it sees what it always saw."""
    store = api.connect(
        {"kind": "esp", "values": {"account": "asi/10471", "country": "US", "timeZone": "America/New_York"}}, company=COMPANY)["id"]
    where = {"company": COMPANY, "store": store, "stream": "orders"}
    line = {"lineId": "L1", "kind": "product", "productNumber": "MUG", "productName": "Mug", "quantity": "10", "unitPrice": "10.00",
            "amount": "100.00", "supplierId": "s-1", "cost": {"quantity": "10", "unitCost": "5.00", "amount": "50.00"}}
    told = {
        "schemaVersion": "esp-order/1", "orderId": "e-1", "version": 1, "orderNumber": "E1", "status": "completed", "orderDate": "2026-03-03",
        "currency": "USD", "customer": {"companyId": "c-1", "companyName": "Quay Bakery"}, "lines": [line],
        "suppliers": [{"supplierId": "s-1", "name": "Northline Drinkware"}], "totals": {"tax": "0.00", "total": "100.00"}}
    check(api.pushRecord(told, record="e-1", **where) == {"id": "e-1", "index": 0, "outcome": "new"})
    invoice = {"number": "NL-1", "date": "2026-03-14", "lines": [{"lineId": "L1", "quantity": "10", "unitCost": "9.00", "amount": "90.00"}]}
    doubtful = {
        **told, "version": 2, "payments": [{"paymentId": "p-1", "date": "2026-03-04", "amount": "120.00", "method": "Check"}],
        "purchaseOrders": [{
            "purchaseOrderId": "po-1", "poNumber": "E1-1", "supplierId": "s-1", "supplierInvoice": invoice,
            "lines": [{"lineId": "L1", "quantity": "10", "unitCost": "5.00", "amount": "50.00"}]}]}
    answer = api.pushRecord(doubtful, record="e-1", **where)
    check(answer["outcome"] == "changed" and [one["code"] for one in answer["warnings"]] == [
        "supplier_invoice_differs", "payments_exceed_total"], answer)
    check("90.00" in answer["warnings"][0]["message"] and "50.00" in answer["warnings"][0]["message"], answer)


# MARK: The crowd

class Sender(threading.Thread):
    """One client with its own connection: sends each batch twice, and of some requests never hears the answer."""
    lost = collections.Counter()

    def __init__(self, till, store, batches, seed):
        super().__init__()
        self.till, self.store, self.batches, self.chance = till, store, batches, random.Random(seed)
        self.trouble, self.outcomes = None, collections.Counter()

    def run(self):
        try:
            for batch in self.batches:
                self.push(batch)
        except Exception as trouble:
            self.trouble = trouble

    def push(self, batch):
        given = {"company": COMPANY, "store": self.store, "stream": "orders"}
        if self.chance.random() < 0.5:
            given["named"] = f"batch-{batch[0]['id']}"
        requests = [self.till.request("pushRecords", {"records": batch}, given) for _ in range(2)]
        if self.chance.random() < 0.3:
            # Both at once, as an impatient client does it.
            told = [None, None]
            other = threading.Thread(target=lambda: told.__setitem__(1, self.send(requests[1])))
            other.start()
            told[0] = self.send(requests[0])
            other.join()
        else:
            told = [self.send(request) for request in requests]
        for answer in told:
            check(answer and answer["refused"] == 0 and len(answer["results"]) == len(batch), answer)
        self.outcomes["new"] += told[0]["new"] if "named" in given else sum(answer["new"] for answer in told)

    def send(self, request):
        """Until an answer is heard."""
        for _ in range(100):
            connection = http.client.HTTPConnection(*urllib.parse.urlsplit(request.full_url).netloc.split(":"), timeout=120)
            try:
                connection.request(request.method, request.selector, request.data, dict(request.header_items()))
                Sender.lost["requests"] += 1
                if self.chance.random() < 0.05:
                    Sender.lost["answers"] += 1
                    continue
                answer = connection.getresponse()
                body = json.loads(answer.read())
                if answer.status == 200:
                    return body
                # The other of two at once is under way still.
                check(answer.status == 409 and body["code"] == "callUnderWay", body)
                time.sleep(0.05)
            finally:
                connection.close()


def crowd(api, till, store, books, kept):
    chance = random.Random(1)
    told = [order(number, chance, paid=number % 5 != 0) for number in range(1000, 1000 + orders)]
    size = min(100, max(10, orders // 40))
    batches = [told[start:start + size] for start in range(0, orders, size)]
    senders = [Sender(till, store, batches[place::4], place) for place in range(4)]
    begun = time.time()
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    seconds = time.time() - begun
    for sender in senders:
        check(sender.trouble is None, repr(sender.trouble))
    print(f"pushed: {orders} orders in {len(batches)} batches by four clients, {Sender.lost['requests']} requests, "
          f"{Sender.lost['answers']} answers lost: {orders / seconds:.0f} orders taken in per second "
          f"({2 * orders / seconds:.0f} with their repetitions)", flush=True)
    begun = time.time()
    sync(api, COMPANY)
    seconds = time.time() - begun
    counts = api.countOrders(company=COMPANY)
    check(counts["posted"] == orders + kept and counts["needsYou"] == counts["waiting"] == 0, counts)
    print(f"posted: {orders} orders in {seconds:.0f} s", flush=True)
    documents = collections.defaultdict(list)
    for kind in ("Invoice", "SalesReceipt"):
        for one in books.all(kind):
            documents[one["DocNumber"]].append(Money(one["TotalAmt"]))
    for one in told:
        check(documents[one["number"]] == [Money(one["total"])], (one["number"], one["total"], documents[one["number"]]))
    reports = reconcile(api, COMPANY)
    held, booked = (sum(Money(bridge["lines"][line]) for report in reports for bridge in report["bridges"])
                    for line in ("storeTotal", "booksTotal"))
    check(held == booked and sum(report["orders"]["inBooks"] for report in reports) == orders + kept, (held, booked))
    print(f"each order once in the books, {held:,} USD in the store, difference {held - booked} USD")


with Scene(program) as scene:
    address = re.search(r"http://\S+", scene.sandbox("quickbooks"))[0]
    api = scene.serve()
    store, secret = set_up(api, address)
    till = Client(scene.address, secret)
    versions(api, till, store)
    file_of_rows(api, till, store)
    by_command(scene, api, store)
    hints(scene, api, store)
    sync(api, COMPANY)
    counts = api.countOrders(company=COMPANY)
    print(f"pushed records: versions, pieces that come later, a file of rows, the command, signed hints: {counts}", flush=True)
    if orders:
        crowd(api, till, store, Books(address), counts["posted"])
    # Last, because its orders wait for a person.
    distributor(api)
