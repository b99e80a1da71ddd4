import Accounting
import Commerce
import ConnectorKit
import Foundation

/// The accounting exports and lists of the system as rows: which columns they have and how their rows become records of the contract.
///
/// The templates' columns are not published (myfulfillment.md §3): these are the names that a French export bears, and any others can be
/// chosen when a file is imported.
enum MyFulfillmentSheets {
    static let all = [documents(.invoices), documents(.creditMemos), products, customers]

    /// Both kinds of documents stand in one export; each row says which it is of.
    private static func documents(_ stream: RecordStream) -> CSVSheet {
        CSVSheet(
            stream, identifier: "number", distinguishing: ["type", "store", "order"], telling: "type",
            columns: [
                column("number", en: "Number", fr: "Numéro", es: "Número", "numero", isRequired: true),
                column("type", en: "Type (FA, AV)", fr: "Type (FA, AV)", es: "Tipo (FA, AV)", "type"),
                column(
                    "invoice", en: "Invoice of a credit memo", fr: "Facture d’un avoir", es: "Factura de un abono",
                    "numero_facture"),
                column("order", en: "Order", fr: "Commande", es: "Pedido", "commande"),
                column("store", en: "Store", fr: "Boutique", es: "Tienda", "boutique"),
                column("date", .day, en: "Date", fr: "Date", es: "Fecha", "date", isRequired: true),
                column("due", .day, en: "Due date", fr: "Échéance", es: "Vencimiento", "echeance"),
                column("status", en: "Status", fr: "Statut", es: "Estado", "statut"),
                column("currency", en: "Currency", fr: "Devise", es: "Moneda", "devise"),
                column("rate", .number, en: "Exchange rate", fr: "Taux de change", es: "Tipo de cambio", "taux_change"),
                column("customer_id", en: "Customer number", fr: "N° du client", es: "N.º de cliente", "client_id"),
                column("customer", en: "Customer", fr: "Client", es: "Cliente", "client", isRequired: true),
                column("email", en: "E-mail", fr: "E-mail", es: "Correo", "email"),
                column("vat", en: "VAT number", fr: "TVA intracommunautaire", es: "NIF-IVA", "tva_intracom"),
                column("nature", en: "Kind of line", fr: "Nature de la ligne", es: "Tipo de línea", "nature"),
                column("sku", en: "SKU", fr: "SKU", es: "SKU", "sku"),
                column("name", en: "Name", fr: "Libellé", es: "Descripción", "libelle"),
                column("quantity", .number, en: "Quantity", fr: "Quantité", es: "Cantidad", "quantite"),
                column(
                    "price", .number, en: "Unit price, net", fr: "Prix unitaire HT", es: "Precio unitario sin IVA",
                    "prix_unitaire_ht"),
                column(
                    "net", .amount, en: "Net amount", fr: "Total HT", es: "Importe sin IVA", "total_ht",
                    isRequired: true),
                column("discount", .amount, en: "Discount, net", fr: "Remise HT", es: "Descuento sin IVA", "remise_ht"),
                column("tax_code", en: "Tax code", fr: "Code TVA", es: "Código de IVA", "code_tva"),
                column("tax_rate", .number, en: "Tax rate", fr: "Taux de TVA", es: "Tipo de IVA", "taux_tva"),
                column("tax", .amount, en: "Tax", fr: "Montant de TVA", es: "Importe de IVA", "montant_tva"),
                column(
                    "total", .amount, en: "Total of the document", fr: "Total du document TTC",
                    es: "Total del documento", "total_document_ttc", isRequired: true),
            ]
        ) { group throws(CSVFault) in try DocumentRows(group, of: stream).record() }
    }

    private static let products = CSVSheet(
        .products, identifier: "sku",
        columns: [
            column("sku", en: "SKU", fr: "SKU", es: "SKU", "sku", isRequired: true),
            column("name", en: "Name", fr: "Libellé", es: "Descripción", "libelle"),
            column("type", en: "Type", fr: "Type", es: "Tipo", "type"),
            column("status", en: "Status", fr: "Statut", es: "Estado", "statut"),
            column("price", .number, en: "Price, net", fr: "Prix de vente HT", es: "Precio sin IVA", "prix_vente_ht"),
            column("cost", .number, en: "Cost", fr: "Coût", es: "Coste", "cout"),
            column("alias_of", en: "Alias of", fr: "Alias de", es: "Alias de", "alias_de"),
            column(
                "stock_physical", .number, en: "Stock on hand", fr: "Stock physique", es: "Existencias",
                "stock_physique"),
        ]
    ) { group throws(CSVFault) in
        var record = JSONObject()
        for key in ["sku", "name", "type", "status", "alias_of"] { record[key] = group.first.json(key) }
        for key in ["price", "cost", "stock_physical"] {
            record[key] = try group.first.number(key).map { .text($0.description) }
        }
        return record
    }

    private static let customers = CSVSheet(
        .customers, identifier: "id",
        columns: [
            column("id", en: "Customer number", fr: "N° du client", es: "N.º de cliente", "id", isRequired: true),
            column("last_name", en: "Family name", fr: "Nom", es: "Apellido", "nom"),
            column("first_name", en: "Given name", fr: "Prénom", es: "Nombre", "prenom"),
            column("company", en: "Company", fr: "Société", es: "Empresa", "societe"),
            column("email", en: "E-mail", fr: "E-mail", es: "Correo", "email"),
            column("vat_number", en: "VAT number", fr: "TVA intracommunautaire", es: "NIF-IVA", "tva_intracom"),
            column("country", en: "Country", fr: "Pays", es: "País", "pays"),
        ]
    ) { group throws(CSVFault) in
        var record = JSONObject()
        for key in ["id", "first_name", "last_name", "company", "email", "vat_number", "country"] {
            record[key] = group.first.json(key)
        }
        return record
    }

    private static func column(
        _ key: String, _ kind: CSVColumn.Kind = .text, en: String, fr: String, es: String, _ own: String,
        isRequired: Bool = false
    ) -> CSVColumn {
        CSVColumn(key, kind, isRequired: isRequired, label: Translated(en: en, fr: fr, es: es), otherNames: [own])
    }
}

extension CSVRow {
    /// `nil` for an empty cell.
    fileprivate func json(_ key: String) -> JSONValue? { optional(key).map { .text($0) } }
}

/// The rows of one document of an accounting export.
private struct DocumentRows {
    private let group: CSVGroup
    private let isCreditMemo: Bool

    /// Where no row says which kind it is of, it is of that for which the file was brought in.
    init(_ group: CSVGroup, of stream: RecordStream) throws(CSVFault) {
        self.group = group
        try group.agree(on: [
            "type", "invoice", "order", "store", "date", "currency", "rate", "customer_id", "customer", "total",
        ])
        let told = try Self.isCreditMemo(group)
        isCreditMemo = told ?? (stream == .creditMemos)
        // Who brings in credit memos wants no invoices of a file that holds both. As invoices such a file is brought in whole.
        if told == false, stream == .creditMemos {
            throw group.row(with: "type").fault("type", .notChoice(group.text("type"), known: ["AV"]))
        }
        // Only a credit memo names another document: as an invoice it would be a sale once more, and an invoice a credit.
        let named = group.row(with: "invoice")
        let namesAnother = !named.text("invoice").isEmpty && named.text("invoice") != group.text("number")
        if told == nil, named.has("invoice"), namesAnother != isCreditMemo { throw named.fault("type", .empty) }
    }

    /// `nil` where no row says so. A word that nobody knows is not taken for an invoice: it would turn a credit round.
    private static func isCreditMemo(_ group: CSVGroup) throws(CSVFault) -> Bool? {
        let text = group.text("type")
        if text.isEmpty { return nil }
        let word = Word(text).plain
        if creditMemoWords.contains(word) || creditMemoParts.contains(where: word.contains) { return true }
        if invoiceWords.contains(word) || invoiceParts.contains(where: word.contains) { return false }
        throw group.row(with: "type").fault("type", .notChoice(text, known: ["FA", "AV"]))
    }

    private static let creditMemoWords: Set<String> = ["av", "nc", "cn"]
    /// "Facture d’avoir" is a credit memo: these are looked for first.
    private static let creditMemoParts = ["avoir", "credit", "abono"]
    private static let invoiceWords: Set<String> = ["fa", "fac", "f", "inv"]
    private static let invoiceParts = ["factur", "invoice"]

    func record() throws(CSVFault) -> JSONObject {
        var record = JSONObject()
        record["document"] = .text(isCreditMemo ? "creditmemo" : "invoice")
        record["number"] = .text(try group.first.required("number"))
        record["invoice_id"] = isCreditMemo ? json("invoice") : nil
        record["order_reference"] = json("order")
        record["store"] = json("store")
        record["status"] = json("status")
        guard let day = try group.row(with: "date").day("date") else { throw group.first.fault("date", .empty) }
        record["created_at"] = .date(day)
        record["due_date"] = try group.row(with: "due").day("due").map { .date($0) }
        record["currency"] = json("currency")
        record["exchange_rate"] = try group.row(with: "rate").number("rate").map { .text($0.description) }
        record["prices_include_tax"] = .bool(false)
        record["customer"] = .object(customer)
        guard let total = try group.row(with: "total").number("total") else {
            throw group.first.fault("total", .empty)
        }
        record["grand_total"] = .text(total.description)
        try addLines(to: &record, isBelowZero: total.isNegative)
        return record
    }

    private var customer: JSONObject {
        var customer = JSONObject()
        customer["id"] = json("customer_id")
        customer["name"] = json("customer")
        customer["email"] = json("email")
        customer["vat_number"] = json("vat")
        return customer
    }

    /// What the first row says that says anything: some templates tell the head of a document once.
    private func json(_ key: String) -> JSONValue? { group.row(with: key).json(key) }

    private func addLines(to record: inout JSONObject, isBelowZero: Bool) throws(CSVFault) {
        var (items, shipping, adjustments): ([JSONValue], [JSONValue], [JSONValue]) = ([], [], [])
        var (tax, discount, plus, minus) = (
            ExactDecimal.zero, ExactDecimal.zero, ExactDecimal.zero, ExactDecimal.zero
        )
        for row in group.rows {
            guard let net = try row.number("net") else { throw row.fault("net", .empty) }
            tax = tax.adding(try row.number("tax") ?? .zero) ?? tax
            discount = discount.adding(try row.number("discount") ?? .zero) ?? discount
            switch row.text("nature").lowercased() {
            case "port", "livraison", "shipping": shipping.append(.object(try self.shipping(row, net)))
            case "ajustement", "adjustment":
                guard isCreditMemo else {
                    throw row.fault("nature", .notChoice(row.text("nature"), known: Self.billed))
                }
                guard try row.number("tax")?.isZero ?? true else {
                    adjustments.append(.object(try adjustment(row, net)))
                    continue
                }
                let given = isBelowZero ? -net : net
                if given.isNegative { minus = minus.adding(-given) ?? minus } else { plus = plus.adding(given) ?? plus }
            default: items.append(.object(try item(row, net, number: items.count + 1)))
            }
        }
        record["items"] = .array(items)
        // Shared over the taxes of the goods it has a row for each.
        record["shipping"] = shipping.count > 1 ? .array(shipping) : shipping.first
        record["tax_amount"] = .text(tax.description)
        record["discount_amount"] = .text((-discount).description)
        guard isCreditMemo else { return }
        // Each with its tax, beside those that bear none.
        if !adjustments.isEmpty { record["adjustments"] = .array(adjustments) }
        record["adjustment_positive"] = .text(plus.description)
        record["adjustment_negative"] = .text(minus.description)
    }

    /// What the rows of an invoice may tell of.
    private static let billed = ["produit", "port"]

    private func item(_ row: CSVRow, _ net: ExactDecimal, number: Int) throws(CSVFault) -> JSONObject {
        var item = JSONObject()
        item["id"] = .text(String(number))
        item["sku"] = row.json("sku")
        item["name"] = row.json("name")
        item["qty"] = .text((try row.number("quantity") ?? .one).description)
        item["unit_price"] = try row.number("price").map { .text($0.description) }
        item["row_total"] = .text(net.description)
        try addTax(row, to: &item)
        return item
    }

    private func shipping(_ row: CSVRow, _ net: ExactDecimal) throws(CSVFault) -> JSONObject {
        var shipping = JSONObject()
        shipping["description"] = row.json("name")
        shipping["amount"] = .text(net.description)
        try addTax(row, to: &shipping)
        return shipping
    }

    private func adjustment(_ row: CSVRow, _ net: ExactDecimal) throws(CSVFault) -> JSONObject {
        var adjustment = JSONObject()
        adjustment["amount"] = .text(net.description)
        try addTax(row, to: &adjustment)
        return adjustment
    }

    private func addTax(_ row: CSVRow, to part: inout JSONObject) throws(CSVFault) {
        part["discount_amount"] = .text((try row.number("discount") ?? .zero).description)
        part["tax_code"] = row.json("tax_code")
        part["tax_rate"] = try row.percent("tax_rate").map { .text($0.description) }
        part["tax_amount"] = .text((try row.number("tax") ?? .zero).description)
    }
}

/// A file of rows as records of the contract, all of it or nothing.
enum SheetFile {
    static func objects(_ sheet: CSVSheet, in body: Data) throws(Unreadable) -> [JSONObject] {
        var recogniser = CSVRecogniser()
        recogniser.read([UInt8](body))
        let recognition: CSVRecognition
        do throws(CSVUnfit) { recognition = try recogniser.end() } catch {
            throw Unreadable(field: "file", text: error.rawValue)
        }
        let mapping = CSVMapping.guessed(sheet, header: recognition.header)
        if let missing = mapping.missing(sheet).first { throw Unreadable(field: missing.key, text: "") }
        var records = CSVRecords(
            sheet, header: recognition.header, mapping: mapping, form: recognition.form(of: mapping, sheet))
        var objects: [JSONObject] = []
        let keep: (CSVRecords.Record) throws(Unreadable) -> Void = { record throws(Unreadable) in
            switch record.body {
            case .success(let object): objects.append(object)
            case .failure(let fault):
                throw Unreadable(field: "\(fault.line):\(fault.column ?? record.id)", text: fault.text)
            }
        }
        try records.read([UInt8](body), each: keep)
        try records.end(each: keep)
        return objects
    }
}
