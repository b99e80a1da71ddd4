import HTTPTypes

extension BooksPages {
    static let policyName = HTTPField.Name("content-security-policy")
    /// Nothing but its own style: whatever a store wrote into a document stays text.
    static let policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

    /// The kinds by the names of their pages; all transactions share one sequence of ids.
    private static let pages: [String: EntityKind] = [
        "invoice": .invoice, "salesreceipt": .salesReceipt, "creditmemo": .creditMemo, "refundreceipt": .refundReceipt,
        "recvpayment": .payment, "bill": .bill, "purchaseorder": .purchaseOrder, "journal": .journalEntry,
        "billpayment": .billPayment, "deposit": .deposit, "expense": .purchase, "estimate": .estimate,
        "vendorcredit": .vendorCredit, "transfer": .transfer, "adjustment": .inventoryAdjustment,
    ]

    /// One document: its head, its lines, what it moved in the ledger.
    func document(_ page: String, _ query: [String: String]) -> SandboxAnswer? {
        guard let kind = Self.pages[page], let id = query["txnId"].flatMap({ Int($0) }) else { return nil }
        guard let record = file.record(kind, id) else {
            guard file.shelf(kind).deletedIds.contains(id) else { return nil }
            return answer("\(kind.rawValue) \(id)", "<p>It was deleted.</p>", status: 404)
        }
        let number = record.text("DocNumber") ?? record.text("PaymentRefNum") ?? ""
        return answer(
            "\(kind.rawValue) \(number.isEmpty ? String(id) : number)",
            "\(facts(head(kind, id, record)))\(lines(record))\(entries(of: id))")
    }

    private func head(_ kind: EntityKind, _ id: Int, _ record: JSONObject) -> [(name: String, value: Markup)] {
        var rows: [(name: String, value: Markup)] = [("Identifier", "\(id)")]
        for (name, field, page) in [
            ("Customer", "CustomerRef", "customerdetail"), ("Vendor", "VendorRef", "vendordetail"),
        ] {
            guard let party = record.reference(field).flatMap({ Int($0) }) else { continue }
            let text = record.object(field)?.text("name") ?? String(party)
            rows.append((name, "<a href=\"\(address(page, "nameId", party))\">\(text)</a>"))
        }
        let currency = record.reference("CurrencyRef") ?? file.profile.currency
        for (name, field) in [("Date", "TxnDate"), ("Due", "DueDate"), ("Note", "PrivateNote")] {
            if let text = record.text(field), !text.isEmpty { rows.append((name, "\(text)")) }
        }
        if let tax = record.object("TxnTaxDetail")?.amount("TotalTax") {
            rows.append(("Tax", "\(tax.text) \(currency)"))
        }
        if let total = record.amount("TotalAmt") { rows.append(("Total", "\(total.text) \(currency)")) }
        if let balance = record.amount("Balance") { rows.append(("Still open", "\(balance.text) \(currency)")) }
        rows.append(("Version", "\(record.text("SyncToken") ?? "0")"))
        return rows
    }

    private func lines(_ record: JSONObject) -> Markup {
        let rows = record.objects("Line").filter { $0.text("DetailType") != "SubTotalLineDetail" }.map { line in
            let detail = line.members.first { $0.name.hasSuffix("LineDetail") }?.value.object
            let item = (detail?.object("ItemRef") ?? detail?.object("AccountRef"))?.text("name") ?? ""
            let quantity = detail?.text("Qty") ?? ""
            let link = line.objects("LinkedTxn").first.flatMap { $0.text("TxnType") } ?? ""
            let side = detail?.text("PostingType") ?? ""
            return [
                "\(item)",
                "\([line.text("Description") ?? "", link, side].filter { !$0.isEmpty }.joined(separator: ", "))",
                "\(quantity)", "\(line.amount("Amount")?.text ?? "")",
            ] as [Markup]
        }
        if rows.isEmpty { return "" }
        return table(
            "Lines", [("Item or account", false), ("Text", false), ("Quantity", true), ("Amount", true)], rows)
    }

    private func entries(of id: Int) -> Markup {
        let postings = file.ledger.entries[id] ?? []
        if postings.isEmpty { return "<p>It moves no account.</p>" }
        let rows = postings.map { posting in
            [
                account(posting.account), "\(max(posting.home, .zero) == .zero ? "" : posting.home.text)",
                "\(posting.home < .zero ? (-posting.home).text : "")",
            ] as [Markup]
        }
        return table("Ledger entries", [("Account", false), ("Debit", true), ("Credit", true)], rows)
    }

    func account(_ id: Int) -> Markup {
        let name = file.record(.account, id)?.text("FullyQualifiedName") ?? String(id)
        return "<a href=\"\(address("register", "accountId", id))\">\(name)</a>"
    }

    // MARK: Lists

    /// Documents, the newest first.
    func documents(from start: Int?) -> SandboxAnswer {
        let all = Self.pages.values.flatMap { kind in file.shelf(kind).ids.map { (kind: kind, id: $0) } }
            .sorted { $0.id > $1.id }
        let rest = all.filter { $0.id <= start ?? .max }
        let shown = rest.prefix(Self.rowsMax).map { row($0.kind, $0.id) }
        let next = rest.dropFirst(Self.rowsMax).first.map { one -> Markup in
            "<p><a href=\"\(address("documents", "start", one.id))\">Older ones</a></p>"
        }
        return answer("Documents", "\(list("All documents", Array(shown)))\(next ?? "")")
    }

    /// A customer or vendor with their documents.
    func named(_ kind: EntityKind, _ query: [String: String]) -> SandboxAnswer? {
        guard let id = query["nameId"].flatMap({ Int($0) }), let kept = file.kept(kind, id) else { return nil }
        let record = file.live(kind, id, kept.record)
        let documents = Self.pages.values.flatMap { kind in
            (file.shelf(kind).parties[id] ?? []).map { (kind: kind, id: $0) }
        }.sorted { $0.id > $1.id }.prefix(Self.rowsMax).map { row($0.kind, $0.id) }
        return answer(
            record.text("DisplayName") ?? String(id),
            """
            \(facts([
                ("Identifier", "\(id)"), ("Active", kept.facts.isActive ? "yes" : "no"),
                ("E-mail", "\(record.object("PrimaryEmailAddr")?.text("Address") ?? "")"),
                ("Balance", "\(record.amount("Balance")?.text ?? "0.00")"),
            ]))\(list("Documents", Array(documents)))
            """)
    }

    /// All items, or one.
    func items(_ id: Int?) -> SandboxAnswer? {
        let shelf = file.shelf(.item)
        let ids = id.map { [$0] } ?? Array(shelf.ids.suffix(Self.rowsMax).reversed())
        let rows = ids.compactMap { id -> [Markup]? in
            guard let kept = shelf.kept[id] else { return nil }
            let record = file.live(.item, id, kept.record)
            return [
                "\(id)", "\(record.text("Name") ?? "")", "\(record.text("Sku") ?? "")", "\(record.text("Type") ?? "")",
                kept.facts.isActive ? "yes" : "no", "\(record.text("QtyOnHand") ?? "")",
            ]
        }
        if rows.isEmpty { return nil }
        return answer(
            "Items",
            table(
                id == nil ? "Items, the newest first" : "Item",
                [
                    ("Identifier", false), ("Name", false), ("SKU", false), ("Type", false), ("Active", false),
                    ("On hand", true),
                ], rows))
    }

    private func row(_ kind: EntityKind, _ id: Int) -> [Markup] {
        let facts = file.kept(kind, id)?.facts
        let party = facts?.party.flatMap { file.kept(.customer, $0) ?? file.kept(.vendor, $0) }?.facts.name ?? ""
        return [
            link(kind, id, facts?.number),
            "\(facts?.day?.text ?? "")", "\(party)", "\(facts?.total.text ?? "")",
        ]
    }

    func link(_ kind: EntityKind, _ id: Int, _ number: String?) -> Markup {
        let page = Self.pages.first { $0.value == kind }?.key ?? ""
        return "<a href=\"\(address(page, "txnId", id))\">\(kind.rawValue) \(number ?? String(id))</a>"
    }

    private func list(_ caption: String, _ rows: [[Markup]]) -> Markup {
        rows.isEmpty
            ? "<p>There are none.</p>"
            : table(caption, [("Document", false), ("Date", false), ("Name", false), ("Total", true)], rows)
    }

    /// Rows of one page.
    static let rowsMax = 200
}
