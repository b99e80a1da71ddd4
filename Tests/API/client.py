"""A client of the interface that knows nothing but its document: operations by their names, and what they take.

    api = Client("http://127.0.0.1:8080", key)
    api.listOrders(company="larkmoor", state="needsYou")
"""
import json, urllib.error, urllib.parse, urllib.request, uuid


class Refused(Exception):
    def __init__(self, status, problem):
        super().__init__(f"{status} {problem.get('code')}: {problem.get('detail')}")
        self.status, self.problem = status, problem


class Answer(dict):
    """The body, with the headers beside it."""
    headers = {}


class Client:
    def __init__(self, address, key):
        with urllib.request.urlopen(f"{address}/api/v1/openapi.json") as answer:
            self.document = json.load(answer)
        # A server may be reached by another address than it tells.
        self.base = address + urllib.parse.urlsplit(self.document["servers"][0]["url"]).path
        self.key = key
        self.operations = {
            operation["operationId"]: (method.upper(), path, operation)
            for path, methods in self.document["paths"].items() for method, operation in methods.items()
        }

    def __getattr__(self, name):
        if name not in self.operations:
            raise AttributeError(name)
        return lambda body=None, **given: self.call(name, body, given)

    def request(self, name, body, given):
        method, path, operation = self.operations[name]
        query, headers = {}, {"Authorization": f"Bearer {self.key}"}
        known = {parameter["name"]: parameter for parameter in operation.get("parameters", [])}
        for wish, value in given.items():
            parameter = known.get(wish) or known[{"named": "Idempotency-Key", "version": "If-Match"}[wish]]
            if parameter["in"] == "path":
                path = path.replace("{%s}" % wish, urllib.parse.quote(str(value), safe=""))
            elif parameter["in"] == "query":
                query[wish] = value
            else:
                headers[parameter["name"]] = value
        if "Idempotency-Key" in known and "Idempotency-Key" not in headers:
            headers["Idempotency-Key"] = str(uuid.uuid4())
        data = None
        if "requestBody" in operation:
            data, headers["Content-Type"] = json.dumps(body or {}).encode(), "application/json"
        url = self.base + path + ("?" + urllib.parse.urlencode(query) if query else "")
        return urllib.request.Request(url, data=data, headers=headers, method=method)

    def call(self, name, body, given):
        try:
            with urllib.request.urlopen(self.request(name, body, given)) as answer:
                text = answer.read()
                told = Answer(json.loads(text) if text else {})
                told.headers = dict(answer.headers)
                return told
        except urllib.error.HTTPError as refusal:
            raise Refused(refusal.code, json.loads(refusal.read() or b"{}")) from None

    def pages(self, name, **given):
        """Every item of a list."""
        after = {}
        while True:
            page = self.call(name, None, {**given, **after})
            yield from page["items"]
            if not page.get("next"):
                return
            after = {"after": page["next"]}

    def events(self, name, **given):
        """What a stream tells, until it is over; asks again when a stream ends before."""
        while True:
            with urllib.request.urlopen(self.request(name, None, given)) as stream:
                event = None
                for line in stream:
                    line = line.decode().rstrip("\n")
                    if line.startswith("event: "):
                        event = line[7:]
                        if event == "end":
                            return
                    elif line.startswith("data: ") and event:
                        yield json.loads(line[6:])
