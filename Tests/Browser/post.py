"""Lets the product send letters to a real mail server on this machine.

STARTTLS with a sign-in, TLS from the first byte, and plain; in three languages; with the server away at first and back later. What
arrives is read as a mail program would read it.

    post.py PROGRAM
"""
import email, email.policy, http.cookiejar, pathlib, re, socket, ssl, subprocess, sys, tempfile
import urllib.parse, urllib.request
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, SMTP
from visits import CODE, Program, faults, finish, free_port, until

program = sys.argv[1]
PASSWORD = "a ledger with hairlines"
MAIL_PASSWORD = "clé à molette"


class Box:
    """What arrived."""

    def __init__(self):
        self.letters = []

    async def handle_DATA(self, server, session, envelope):
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.letters.append((envelope.rcpt_tos, letter, session.ssl is not None))
        return "250 taken"


def knock(port):
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with socket.create_connection(("127.0.0.1", port)) as plain, context.wrap_socket(plain) as secure:
        secure.recv(1024)


class MailServer:
    def __init__(self, kind, port, folder):
        self.box, self.kind = Box(), kind
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
        box = self.box

        def authenticate(server, session, envelope, mechanism, data):
            isRight = data.login == b"bookbridge" and data.password == MAIL_PASSWORD.encode()
            return AuthResult(success=isRight, handled=isRight)

        class Starting(Controller):
            def factory(self):
                return SMTP(
                    box, tls_context=context, require_starttls=True, authenticator=authenticate, auth_required=True)

        if kind == "smtp":
            self.controller = Starting(box, hostname="127.0.0.1", port=port)
        elif kind == "smtps":
            self.controller = Controller(box, hostname="127.0.0.1", port=port, ssl_context=context)
            # The library's own first look at the port takes the server's side of TLS.
            self.controller._trigger_server = lambda: knock(port)
        else:
            self.controller = Controller(box, hostname="127.0.0.1", port=port)

    def __enter__(self):
        self.controller.start()
        return self.box

    def __exit__(self, *_):
        self.controller.stop()


class Product(Program):
    def __init__(self, kind, port, folder):
        own = free_port()
        self.url = f"http://127.0.0.1:{own}"
        user = "bookbridge@" if kind == "smtp" else ""
        host = "127.0.0.1" if kind == "smtp+plain" else "localhost"
        super().__init__(
            program, "serve", "--port", str(own), "--data", tempfile.mkdtemp(), until_printed=CODE, port=own,
            BOOKBRIDGE_LANGUAGE="en", BOOKBRIDGE_ADDRESS=self.url, BOOKBRIDGE_MAIL=f"{kind}://{user}{host}:{port}",
            BOOKBRIDGE_MAIL_PASSWORD=MAIL_PASSWORD, BOOKBRIDGE_MAIL_FROM="Bücherbrücke <books@example.com>",
            BOOKBRIDGE_MAIL_CERTIFICATES=str(folder / "certificate.pem"), BOOKBRIDGE_MAIL_EVERY="1", BOOKBRIDGE_LOG="debug")
        self.code = self.found.group(1)

    def lines(self, *words):
        """How many lines of the log hold these words."""
        return sum(all(word in line for word in words) for line in self.text().splitlines())

    def watch(self, count, *words):
        """Waits until the log has so many more lines with these words than now."""
        goal = self.lines(*words) + count
        until(lambda: self.lines(*words) >= goal, f"{words} in the log")

    def __exit__(self, *_):
        if self.end() != 0:
            faults.append("the server did not end with 0")


class Browser:
    def __init__(self, url, language):
        jar = http.cookiejar.CookieJar()
        self.url, self.opener = url, urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        self.opener.addheaders = [("Accept-Language", language)]

    def get(self, path):
        answer = self.opener.open(self.url + path)
        self.text = answer.read().decode()
        self.place = answer.geturl()
        return self.text

    def post(self, path, **fields):
        token = re.search(r'name="token" value="([0-9a-f]+)"', self.text).group(1)
        body = urllib.parse.urlencode(dict(fields, token=token)).encode()
        answer = self.opener.open(self.url + path, body)
        self.text, self.place = answer.read().decode(), answer.geturl()


def read(box, count, language, isSecure):
    recipients, letter, wasSecure = box.letters[count - 1]
    plain = letter.get_body(("plain",)).get_content()
    html = letter.get_body(("html",)).get_content()
    link = re.search(r"http://\S+/invitations/\w+", plain)
    words = {"en": "invites you", "fr": "vous invite", "es": "le invita"}[language]
    checks = {
        "is for whom it is meant": recipients == [f"carl-{language}@example.com"],
        "is from whom it is": "Bücherbrücke" in str(letter["From"]),
        "has a subject in its language": "Larkmoor & Söhne" in letter["Subject"],
        "speaks its language": words in plain and f'lang="{language}"' in html,
        "has its link twice": link is not None and link.group(0) in html,
        "says that nobody wrote it": letter["Auto-Submitted"] == "auto-generated",
        "began TLS where it was asked to": wasSecure == isSecure,
    }
    faults.extend(f"{language}: the letter does not fit: {text}" for text, isSo in checks.items() if not isSo)
    return link.group(0) if link else None


def run(kind, folder, isAway):
    port = free_port()
    server = MailServer(kind, port, folder)
    with Product(kind, port, folder) as product:
        tess = Browser(product.url, "en")
        tess.get("/start")
        tess.post("/start", code=product.code, name="Tess", email="tess@example.com", password=PASSWORD)
        tess.get("/companies")
        tess.post("/companies", name="Larkmoor & Söhne", word="larkmoor")

        def invite(language):
            tess.get("/account")
            tess.post(
                "/account", name="Tess", email="tess@example.com", language=language, timeZone="Europe/Paris",
                look="system")
            tess.get("/companies/larkmoor/people")
            tess.post("/companies/larkmoor/invitations", email=f"carl-{language}@example.com", role="clerk")
            if "done=invitationSent" not in tess.place:
                faults.append(f"{kind}: the invitation does not go by mail: {tess.place}")

        languages = ["en", "fr", "es"] if isAway else ["en"]
        if isAway:
            # Rounds without a server: what could not be handed in waits.
            for language in languages:
                invite(language)
            product.watch(2, "letters wait", f"letters={len(languages)}")
        with server as box:
            if not isAway:
                for language in languages:
                    invite(language)
            try:
                until(lambda: len(box.letters) >= len(languages), f"{kind}: the last of {len(languages)} letters", 200)
            except AssertionError as late:
                faults.append(str(late))
                return print(product.text()[-2000:])
            order = {one[0][0].split("@")[0].split("-")[1]: place + 1 for place, one in enumerate(box.letters)}
            for language in languages:
                link = read(box, order[language], language, kind == "smtp")
                if link:
                    Browser(product.url, language).get(urllib.parse.urlparse(link).path)
            product.watch(2, "mail was looked after")
            if len(box.letters) != len(languages):
                faults.append(f"{kind}: a letter came twice")


folder = pathlib.Path(tempfile.mkdtemp())
subprocess.run(
    ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
     "subjectAltName=DNS:localhost", "-keyout", folder / "key.pem", "-out", folder / "certificate.pem"],
    check=True, stderr=subprocess.DEVNULL)
run("smtp", folder, True)
run("smtps", folder, False)
run("smtp+plain", folder, False)
finish("the letters")
