#!/usr/bin/env python3
"""A bare loop over python-quickbooks: the documents that are in the sandbox, made once more; prints documents a second.

Usage: python_quickbooks.py ADDRESS ORDERS

Reads invoices and payments of the sandbox company, outside the measured time, and makes each again under another number: first a part
of them one by one, then all in batches of 30 (invoices, then the payments linked to them). Nothing is kept, looked for or compared.
"""
import json
import os
import sys
import time
import types
import urllib.request

from quickbooks import QuickBooks
from quickbooks.batch import batch_create
from quickbooks.objects.invoice import Invoice
from quickbooks.objects.payment import Payment

# The sandbox speaks plain HTTP on the loopback interface.
os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"

BATCH = 30
SINGLES_MAX = 1000
KEPT_BY_THE_BOOKS = {
    "Id", "SyncToken", "MetaData", "domain", "sparse", "TotalAmt", "Balance", "LinkedTxn", "HomeTotalAmt", "HomeBalance",
    "InvoiceLink", "UnappliedAmt", "ProcessPayment", "PrivateNote",
}


def post(address, path, body):
    request = urllib.request.Request(
        address + path, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def sign_in(address):
    tokens = post(address, "/sandbox/grants", {"company": "us"})
    app = types.SimpleNamespace(
        environment="sandbox", client_id="sandbox-client", access_token=tokens["access_token"],
        refresh_token=tokens["refresh_token"])
    QuickBooks.sandbox_api_url_v3 = address + "/v3"
    return QuickBooks(
        auth_client=app, refresh_token=tokens["refresh_token"], company_id=tokens["realmId"], minorversion=75)


def read_all(client, entity, count):
    rows, start = [], 1
    while len(rows) < count:
        page = client.query(f"SELECT * FROM {entity} ORDERBY Id STARTPOSITION {start} MAXRESULTS 1000")
        found = page["QueryResponse"].get(entity, [])
        if not found:
            break
        rows += found
        start += len(found)
    return rows[:count]


def cleaned(row):
    row = {name: value for name, value in row.items() if name not in KEPT_BY_THE_BOOKS}
    lines = [line for line in row.get("Line", []) if line.get("DetailType") != "SubTotalLineDetail"]
    row["Line"] = [{name: value for name, value in line.items() if name not in ("Id", "LineNum")} for line in lines]
    for line in row["Line"]:
        detail = line.get("SalesItemLineDetail")
        if detail and "Qty" not in detail:
            # The client sends zeros for what is left out.
            detail.update(Qty=1, UnitPrice=line["Amount"])
    tax = row.get("TxnTaxDetail")
    if tax:
        row["TxnTaxDetail"] = {name: value for name, value in tax.items() if name != "TaxLine"}
    return row


def invoice(row, prefix):
    row = cleaned(row)
    row["DocNumber"] = prefix + row["DocNumber"]
    return Invoice.from_json(row)


def payment(row, invoice_id):
    row = cleaned(row)
    row["Line"] = [{"Amount": row["Line"][0]["Amount"], "LinkedTxn": [{"TxnId": invoice_id, "TxnType": "Invoice"}]}]
    row["TotalAmt"] = row["Line"][0]["Amount"]
    return Payment.from_json(row)


def pairs(client, count):
    invoices = {row["Id"]: row for row in read_all(client, "Invoice", count)}
    found = []
    for row in read_all(client, "Payment", count):
        link = row["Line"][0]["LinkedTxn"][0]["TxnId"] if row.get("Line") else None
        if link in invoices:
            found.append((invoices[link], row))
    return found


def one_by_one(client, rows):
    made = [(invoice(sale, "P"), money) for sale, money in rows]
    start = time.perf_counter()
    for sale, money in made:
        saved = sale.save(qb=client)
        payment(money, saved.Id).save(qb=client)
    return 2 * len(rows) / (time.perf_counter() - start)


def in_batches(client, rows):
    made = [(invoice(sale, "Q"), money) for sale, money in rows]
    start = time.perf_counter()
    for first in range(0, len(made), BATCH):
        part = made[first:first + BATCH]
        answer = batch_create([sale for sale, _ in part], qb=client)
        check(answer, len(part))
        money = [payment(row, saved.Id) for saved, (_, row) in zip(answer.successes, part)]
        check(batch_create(money, qb=client), len(part))
    return 2 * len(rows) / (time.perf_counter() - start)


def check(answer, count):
    if answer.faults or len(answer.successes) != count:
        sys.exit(f"the sandbox refused: {answer.faults[0].Error[0].Detail if answer.faults else 'too few answers'}")


def main():
    client = sign_in(sys.argv[1])
    rows = pairs(client, int(sys.argv[2]))
    if not rows:
        sys.exit("there are no invoices with payments in the sandbox")
    single = one_by_one(client, rows[:SINGLES_MAX])
    start = time.process_time()
    batch = in_batches(client, rows)
    milliseconds = 1000 * (time.process_time() - start) / (2 * len(rows))
    print(json.dumps({"single": single, "batch": batch, "batchMilliseconds": milliseconds, "orders": len(rows)}))


if __name__ == "__main__":
    main()
