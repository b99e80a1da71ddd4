"""The whole story over REST: connect, settings, dry run, sync, mend, undo, reconcile at 0.00, webhooks; by a client that knows the document alone.

Then the document is held against a public validator, and the answers against the document by schemathesis.

    story.py PROGRAM PYTHON-BIN EXAMPLES
"""
import base64, datetime, hashlib, hmac, http.server, json, pathlib, re, subprocess, sys, threading, time, urllib.request
from client import Client, Refused
from scene import Scene, check, hinted, reconcile, sign_in, sync, until

HOOK_SECRET = "whisper-whisper-whisper-whisper-1"
program, tools, examples = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]


class Listener(http.server.BaseHTTPRequestHandler):
    """Who listens to a webhook; says no the first time."""
    heard, refused = [], []

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        isFirst = not Listener.refused
        (Listener.refused if isFirst else Listener.heard).append((dict(self.headers), body))
        self.send_response(503 if isFirst else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


def is_signed(headers, body, secret):
    parts = [part.split("=", 1) for part in headers["Bookbridge-Signature"].split(",")]
    at = dict(parts)["t"]
    code = hmac.new(secret.encode(), at.encode() + b"." + body, hashlib.sha256).hexdigest()
    return any(name == "v1" and hmac.compare_digest(value, code) for name, value in parts)


def connect(api):
    api.makeCompany({"id": "larkmoor", "name": "Larkmoor Promotions"})
    offers = {offer["kind"]: offer for offer in api.listOffers(company="larkmoor")["items"]}
    store = next(kind for kind, offer in offers.items() if kind == "ecwid")
    made = api.connect(
        {"kind": store, "values": {"storeID": ecwid["store"], "token": ecwid["token"], "baseURL": ecwid["url"] + "/api/v3",
                                   "hookSecret": HOOK_SECRET}},
        company="larkmoor")
    return made["id"], sign_in(api, "larkmoor", books, hookToken=HOOK_SECRET)


def hint(api, address, store, ledger):
    """Webhooks of Ecwid and of QuickBooks Online, in both of its forms: each starts a look soon, once; what is forged starts none."""
    def place(connection):
        return api.readConnection(company="larkmoor", connection=connection)["hooksPath"]

    def code(text):
        return base64.b64encode(hmac.new(HOOK_SECRET.encode(), text, hashlib.sha256).digest()).decode()

    def asked():
        return [run for run in api.listRuns(company="larkmoor", limit=200)["items"] if run["isOpen"]]

    def from_ecwid(event, signature=None):
        at = int(time.time())
        body = {"eventId": event, "eventCreated": at, "storeId": int(ecwid["store"]), "entityId": 1, "eventType": "order.updated"}
        return hinted(address, place(store), json.dumps(body).encode(),
                      X_Ecwid_Webhook_Signature=signature or code(f"{at}.{event}".encode()))

    def from_books(body, signature=None):
        text = json.dumps(body).encode()
        return hinted(address, place(ledger), text, Intuit_Signature=signature or code(text))

    realm = next(one for one in api.listConnections(company="larkmoor")["items"] if one["id"] == ledger)
    check(realm["state"] == "active", realm)
    check([from_ecwid("e-1", code(b"other")), from_books([{}], code(b"other"))] == [401, 401])
    check(asked() == [], "a forged hint began something")
    now = datetime.datetime.now(datetime.timezone.utc).isoformat().replace("+00:00", "Z")
    old = {"eventNotifications": [{"realmId": "9341951056195225", "dataChangeEvent": {"entities": [
        {"name": "Invoice", "id": "1", "operation": "Delete", "lastUpdated": now}]}}]}
    new = [{"specversion": "1.0", "id": "c-1", "source": "intuit", "type": "qbo.account.created.v1", "time": now,
            "intuitentityid": "1", "intuitaccountid": "9341951056195225", "data": {}}]
    check([from_books(old), from_books(new), from_books(new)] == [200, 200, 200])
    # What the books say is looked at after minutes: what we post ourselves makes events in them too.
    check([run["workflow"] for run in asked()] == ["orders"], asked())
    check([from_ecwid("e-2") for _ in range(3)] == [200] * 3)
    check(len(asked()) == 1, asked())


def settle(api, store):
    """Settings by suggestion, with a hole in them that must be mended later."""
    draft = api.suggestSettings(company="larkmoor", store=store)["settings"]
    draft["startDate"] = "2020-01-01"
    draft["payments"].update(defaultAccount=None, rules=draft["payments"]["rules"][:1])
    try:
        api.saveSettings({"settings": {**draft, "colour": 1}}, company="larkmoor", store=store, version='"0"')
        raise AssertionError("an unknown setting was taken")
    except Refused as refusal:
        check(refusal.problem["field"] == "/settings/colour", refusal.problem)
    kept = api.saveSettings({"settings": draft}, company="larkmoor", store=store, version='"0"')
    try:
        api.saveSettings({"settings": draft}, company="larkmoor", store=store, version='"0"')
        raise AssertionError("an old version was taken")
    except Refused as refusal:
        check(refusal.status == 412, refusal.problem)
    check(api.readSettings(company="larkmoor", store=store).headers["ETag"] == f'"{kept["version"]}"')


def try_out(api, store):
    run = api.beginDryRun({}, company="larkmoor", store=store)
    run = until(lambda: (now := api.readDryRun(company="larkmoor", dryRun=run["id"]))["state"] != "goingOn" and now)
    check(run["state"] == "done" and run["orders"] > 0, run)
    check(api.countOrders(company="larkmoor")["posted"] == 0)
    return run


def mend(api):
    """Answers whatever is asked, as somebody would who reads only what the interface says."""
    answered = 0
    for cause in list(api.pages("listCauses", company="larkmoor")):
        name = {"company": "larkmoor", "cause": cause["id"]}
        try:
            for answer in cause["answers"]:
                choices = answer.get("choices") or []
                likely = next((choice for choice in choices if choice.get("isLikely")), choices[0] if choices else None)
                if not answer["isForOneOrder"] and answer["answer"] not in ("retry", "leaveOut"):
                    wish = {"answer": answer["answer"], **({"value": likely["value"]} if likely else {})}
                    api.answerCause(wish, **name)
                    break
                if answer["answer"] in ("refund", "settle"):
                    for order in cause["orders"]:
                        value = likely["value"] if likely else "1.00"
                        api.answerOrder(
                            {"answer": answer["answer"], "value": value}, company="larkmoor", store=order["store"],
                            order=order["id"])
                    break
            else:
                api.leaveCauseOut({"kind": "ignored", "reason": "Not ours"}, **name)
        except Refused as refusal:
            # An answer that changes the settings has all orders decided again: then no cause is left before the next sync.
            check(refusal.problem["code"] == "repairCauseGone", refusal.problem)
        answered += 1
    return answered


def undo(api, store):
    order = next(api.pages("listOrders", company="larkmoor", state="posted"))
    shown = api.previewUndo({"order": order["id"]}, company="larkmoor")["reports"]
    done = api.undo({"order": order["id"], "reason": "Entered twice"}, company="larkmoor")["reports"]
    check(sum(len(one["documents"]) for one in shown[0]["orders"]) > 0, shown)
    check([one["documents"] for one in done[0]["orders"]] == [one["documents"] for one in shown[0]["orders"]], done)
    check(all(one["outcome"] == "takenBack" for one in done[0]["orders"]), done)
    name = {"company": "larkmoor", "store": store, "order": order["id"]}
    check(api.readOrder(**name)["summary"]["state"] == "skipped")
    api.retryOrder(**name)
    sync(api, "larkmoor")
    check(api.readOrder(**name)["summary"]["state"] == "posted")


def story(api, address):
    store, ledger = connect(api)
    settle(api, store)
    tried = try_out(api, store)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    hook = api.makeWebhook(
        {"address": f"http://127.0.0.1:{server.server_port}/", "events": ["order.posted", "run.finished"]},
        company="larkmoor")
    sync(api, "larkmoor")
    rounds = 0
    while rounds < 6 and mend(api):
        sync(api, "larkmoor")
        rounds += 1
    counts = api.countOrders(company="larkmoor")
    check(counts["needsYou"] == 0 and counts["posted"] > 0, counts)
    undo(api, store)
    reconcile(api, "larkmoor")
    check(api.verifyAudit(company="larkmoor")["isWhole"])
    wish = {"schedule": "every 86400"}
    once = [api.schedule(wish, company="larkmoor", store=store, workflow="orders", named="one") for _ in range(2)]
    check(once[0] == once[1] and once[1].headers.get("Idempotency-Replayed") == "true", once)
    # The schedule is due at once.
    until(lambda: not any(run["isOpen"] for run in api.listRuns(company="larkmoor")["items"]))
    hint(api, address, store, ledger)
    until(lambda: Listener.refused and Listener.heard)
    first = json.loads(Listener.refused[0][1])["id"]
    api.sendDeliveryAgain(company="larkmoor", webhook=hook["id"], delivery=first)
    until(lambda: any(json.loads(body)["id"] == first for _, body in Listener.heard))
    check(all(is_signed(headers, body, hook["secret"]) for headers, body in Listener.heard + Listener.refused))
    posted = {json.loads(body)["data"]["order"] for _, body in Listener.heard if b"order.posted" in body}
    until(lambda: len({json.loads(body)["data"]["order"] for _, body in Listener.heard if b"order.posted" in body}) >= counts["posted"] - 1)
    told = list(api.pages("listDeliveries", company="larkmoor", webhook=hook["id"]))
    check(any(one.get("status") == 503 or one["tries"] > 1 for one in told), "the refusal is not listed")
    print(f"story: {counts['posted']} orders posted after {rounds} rounds of mending, {tried['orders']} in the dry run, "
          f"one undone and posted anew, reconciled at 0.00, {len(Listener.heard)} messages heard and signed")


def hold(address, key):
    """The document against a validator, the answers against the document."""
    path = folder / "openapi.json"
    path.write_bytes(urllib.request.urlopen(f"{address}/api/v1/openapi.json").read())
    subprocess.run([tools / "openapi-spec-validator", path], check=True)
    subprocess.run(
        [tools / "schemathesis", "--config-file", pathlib.Path(__file__).with_name("schemathesis.toml"), "run", path, "--url", f"{address}/api/v1", "--header", f"Authorization: Bearer {key}",
         "--checks", "all", "--max-examples", examples, "--seed", "1", "--workers", "1", "--request-timeout", "60",
         "--suppress-health-check", "all",
         # Every edge of every schema is ten thousand calls: not in the short form.
         *([] if int(examples) >= 12 else ["--phases", "examples,fuzzing"]),
         # A stream that goes on as long as its run does.
         "--exclude-operation-id", "followRun"], check=True, cwd=folder)


with Scene(program) as scene:
    folder = scene.folder
    books = re.search(r"http://\S+", scene.sandbox("quickbooks"))[0]
    line = scene.sandbox("ecwid", "--orders", "60", "--unlimited")
    url, number = re.match(r"(\S+)/api/v3/(\d+)", line).groups()
    ecwid = {"url": url, "store": number, "token": re.search(r"token (\S+)", line)[1]}
    api = scene.serve()
    story(api, scene.address)
    if examples != "0":
        hold(scene.address, scene.key)
        print("the interface holds")
