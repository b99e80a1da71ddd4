"""A server of the product between stand-ins, for scripts that speak to it over REST: processes, keys, the sign-in to the books, and an
independent look into them."""
import base64, datetime, decimal, json, os, pathlib, shutil, signal, subprocess, sys, tempfile
import urllib.error, urllib.parse, urllib.request
from client import Client

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "Programs"))
from programs import free_port, until

SCOPES = ["read", "sync", "orders", "settings", "connections", "people", "audit", "push"]


def check(what, told=""):
    assert what, told
    return what


class Stay(urllib.request.HTTPRedirectHandler):
    """Does not follow where it is sent."""

    def redirect_request(self, *_):
        return None


def landing(url):
    """Where a page sends whoever says yes."""
    try:
        urllib.request.build_opener(Stay).open(url)
    except urllib.error.HTTPError as back:
        return back.headers["Location"]
    raise AssertionError(f"no consent was taken: {url}")


class Scene:
    """Everything that it starts ends with it, and so does its folder."""

    def __init__(self, program):
        self.program = program
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="bookbridge-api-"))
        self.environment = {**os.environ, "BOOKBRIDGE_LANGUAGE": "en", "BOOKBRIDGE_API_CALLS_PER_MINUTE": "1000000"}
        self.started = []

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        for process in self.started:
            process.send_signal(signal.SIGTERM)
        for process in self.started:
            process.wait(timeout=60)
        if kind and kind is not SystemExit:
            print(*(self.folder / "log").read_text().splitlines()[-30:], sep="\n", file=sys.stderr)
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, *words, **more):
        process = subprocess.Popen(
            [self.program, *words], stdout=subprocess.PIPE, stderr=open(self.folder / "log", "a"), text=True,
            env={**self.environment, **more})
        self.started.append(process)
        return process

    def command(self, *words, fails=False):
        done = subprocess.run(
            [self.program, *words, "--data", str(self.folder / "data")], env=self.environment, capture_output=True, text=True)
        check(fails or done.returncode == 0, done.stderr)
        return done.stdout

    def sandbox(self, kind, *more):
        """A stand-in; gives the line that tells where it is."""
        return self.start("sandbox", kind, "--port", str(free_port()), *more).stdout.readline()

    def serve(self, email="tess@example.com"):
        """The server, and a client with all scopes of somebody who administers all companies."""
        self.command("users", "add", email, "--owner")
        scopes = [part for word in SCOPES for part in ("--scope", word)]
        self.key = json.loads(self.command("keys", "add", email, "--name", "Story", *scopes, "--json"))["secret"]
        port = free_port()
        self.server = self.start(
            "serve", "--data", str(self.folder / "data"), "--port", str(port), BOOKBRIDGE_PRIVATE_ADDRESSES="127.0.0.0/8")
        self.address = f"http://127.0.0.1:{port}"

        def ready():
            try:
                return urllib.request.urlopen(f"{self.address}/ready").status == 200
            except OSError:
                return False
        until(ready, "the server")
        return Client(self.address, self.key)


def sign_in(api, company, books, country="us", **more):
    """Connects the books of a stand-in and signs in to them, as a person would in a browser."""
    bound = api.connect(
        {"kind": "quickbooks-online", "values": {
            "clientID": "sandbox-client", "clientSecret": "sandbox-secret", "apiBaseURL": books, "pagesURL": books,
            "authorizeURL": books + "/connect/oauth2", "tokenURL": books + "/oauth2/v1/tokens/bearer",
            "revokeURL": books + "/v2/oauth2/tokens/revoke", "requestsPerMinute": "100000", **more}},
        company=company)
    redirect = "http://127.0.0.1/callback"
    page = api.beginSignIn({"redirectURI": redirect}, company=company, connection=bound["id"])["address"]
    done = api.finishSignIn(
        {"redirectURI": redirect, "callback": landing(f"{page}&sandbox_consent={country}")}, company=company,
        connection=bound["id"])
    check(done["state"] == "active", done)
    return bound["id"]


def hinted(address, path, body, **header):
    """How a hint is answered."""
    request = urllib.request.Request(
        address + path, data=body, method="POST",
        headers={"Content-Type": "application/json", **{name.replace("_", "-"): value for name, value in header.items()}})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status
    except urllib.error.HTTPError as refusal:
        return refusal.code


def sync(api, company):
    """Until all runs are over; gives the last."""
    done = None
    for run in api.sync(company=company)["runs"]:
        for _ in api.events("followRun", company=company, run=run["id"]):
            pass
        done = api.readRun(company=company, run=run["id"])
        check(not done["isOpen"] and done["state"] == "finished", done)
    return done


def reconcile(api, company):
    """Every order's days against the books: nothing to find, and nothing that is not explained. Gives how many documents were held
    against each other."""
    days = sorted(order["date"] for order in api.pages("listOrders", company=company, limit=200))
    first, last = (datetime.date.fromisoformat(day) for day in (days[0], days[-1]))
    last += datetime.timedelta(days=60)
    reports = []
    while first <= last:
        end = min(first + datetime.timedelta(days=80), last)
        wish = {"from": str(first), "to": str(end)}
        api.reconcile(wish, company=company)
        made = until(
            lambda: (now := api.readReconciliation(company=company, **wish))["state"] not in ("underWay", "none") and now)
        check(made["state"] == "done", made)
        for report in made["reports"]:
            for bridge in report["bridges"]:
                check(decimal.Decimal(bridge["unexplained"]) == 0, report)
            check(report["findings"] == [], report["findings"])
        reports += made["reports"]
        first = end + datetime.timedelta(days=1)
    return reports


class Books:
    """Looks into the books of the stand-in by itself, with a consent of its own."""

    def __init__(self, address, country="us"):
        self.address = address
        page = f"{address}/connect/oauth2?" + urllib.parse.urlencode({
            "client_id": "sandbox-client", "response_type": "code", "scope": "com.intuit.quickbooks.accounting",
            "redirect_uri": "http://127.0.0.1/look", "state": "look", "sandbox_consent": country})
        told = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(landing(page)).query))
        self.realm = told["realmId"]
        body = urllib.parse.urlencode(
            {"grant_type": "authorization_code", "code": told["code"], "redirect_uri": "http://127.0.0.1/look"}).encode()
        word = base64.b64encode(b"sandbox-client:sandbox-secret").decode()
        request = urllib.request.Request(
            f"{address}/oauth2/v1/tokens/bearer", data=body, headers={
                "Authorization": f"Basic {word}", "Content-Type": "application/x-www-form-urlencoded",
                "Accept": "application/json"})
        with urllib.request.urlopen(request) as answer:
            self.token = json.load(answer)["access_token"]

    def all(self, kind, where=""):
        """Every document of a kind."""
        found = []
        while True:
            text = f"select * from {kind} {where} startposition {len(found) + 1} maxresults 1000"
            request = urllib.request.Request(
                f"{self.address}/v3/company/{self.realm}/query?" + urllib.parse.urlencode({"query": text, "minorversion": "75"}),
                headers={"Authorization": f"Bearer {self.token}", "Accept": "application/json"})
            with urllib.request.urlopen(request) as answer:
                page = json.load(answer, parse_float=decimal.Decimal)["QueryResponse"].get(kind, [])
            found += page
            if len(page) < 1000:
                return found
