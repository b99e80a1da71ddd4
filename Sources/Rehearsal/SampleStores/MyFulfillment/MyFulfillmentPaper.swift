/// An invoice or a credit memo of the sample instance, in cents.
struct MyFulfillmentPaper: Sendable {
    struct Line: Sendable {
        var id: String
        var parent: String?
        var goods: MyFulfillmentGoods
        var quantity: Int64
        /// Ten-thousandths.
        var price: Int64
        var row: Int64
        var discount: Int64
        var taxCode: String
        /// Tenths of a per cent.
        var rate: Int64

        var tax: Int64 { FrenchAmount.tax(row - discount, tenths: rate) }
    }

    var isCredit: Bool
    var id: String
    var number: String
    var invoice: String?
    var orderID: String
    var reference: String
    var shop: String
    var status: String
    var createdAt: Int64
    var updatedAt: Int64
    var dueAt: Int64?
    var currency = "EUR"
    var baseCurrency = "EUR"
    var rate = "1"
    var person: MyFulfillmentPerson
    var lines: [Line]
    var carrier: String
    var shipping: Int64
    var shippingCode: String
    var shippingRate: Int64
    var adjustmentPositive: Int64 = 0
    var adjustmentNegative: Int64 = 0
    /// By how much its total is another than its lines come to.
    var shiftedTotal: Int64 = 0

    var shippingTax: Int64 { FrenchAmount.tax(shipping, tenths: shippingRate) }
    var subtotal: Int64 { lines.map(\.row).reduce(0, +) }
    var discount: Int64 { lines.map(\.discount).reduce(0, +) }
    var tax: Int64 { lines.map(\.tax).reduce(0, +) + shippingTax }
    package var total: Int64 {
        subtotal - discount + shipping + tax + adjustmentPositive - adjustmentNegative + shiftedTotal
    }

    /// As the instance's API has it: its total and its order stand in parts of their own.
    var tree: JSONTree {
        var tree: JSONTree = [
            "id": .string(id), "number": .string(number), "order_id": .string(orderID), "store": .string(shop),
            "status": .string(status), "created_at": .string(MyFulfillmentMoment.text(createdAt)),
            "updated_at": .string(MyFulfillmentMoment.text(updatedAt)),
            "due_date": dueAt.map { .string(MyFulfillmentMoment.day($0)) } ?? .null,
            "currency": .string(currency), "base_currency": .string(baseCurrency), "exchange_rate": .string(rate),
            "prices_include_tax": false, "customer": customer, "items": .array(lines.map(tree)),
            "shipping": [
                "description": .string(carrier), "amount": .string(FrenchAmount.cents(shipping)),
                "discount_amount": "0.00", "tax_code": .string(shippingCode),
                "tax_rate": .string(Self.percent(shippingRate)), "tax_amount": .string(FrenchAmount.cents(shippingTax)),
            ],
            "subtotal": .string(FrenchAmount.cents(subtotal)),
            "discount_amount": .string(FrenchAmount.cents(-discount)),
            "shipping_amount": .string(FrenchAmount.cents(shipping)), "tax_amount": .string(FrenchAmount.cents(tax)),
        ]
        if isCredit {
            tree["invoice_id"] = invoice.map { .string($0) } ?? .null
            tree["adjustment_positive"] = .string(FrenchAmount.cents(adjustmentPositive))
            tree["adjustment_negative"] = .string(FrenchAmount.cents(adjustmentNegative))
            tree["order_reference"] = .string(reference)
            tree["grand_total"] = .string(FrenchAmount.cents(total))
        } else {
            tree["order"] = ["reference": .string(reference)]
            tree["totals"] = ["grand_total": .string(FrenchAmount.cents(total))]
        }
        return tree
    }

    private var customer: JSONTree {
        [
            "id": person.id.map { .integer($0) } ?? .null, "name": .string(person.name),
            "first_name": .string(person.first), "last_name": .string(person.last),
            "company": person.company.map { .string($0) } ?? .null, "email": .string(person.email),
            "vat_number": person.vat.map { .string($0) } ?? .null, "country": .string(person.country),
        ]
    }

    private func tree(_ line: Line) -> JSONTree {
        [
            "id": .string(line.id), "parent_item_id": line.parent.map { .string($0) } ?? .null,
            "sku": .string(line.goods.sku), "name": .string(line.goods.name), "type": .string(line.goods.kind.rawValue),
            "qty": .string(String(line.quantity)), "unit_price": .string(FrenchAmount.exact(line.price)),
            "row_total": .string(FrenchAmount.cents(line.row)),
            "discount_amount": .string(FrenchAmount.cents(line.discount)), "tax_code": .string(line.taxCode),
            "tax_rate": .string(Self.percent(line.rate)), "tax_amount": .string(FrenchAmount.cents(line.tax)),
            "unit_cost": line.goods.cost.map { .string(FrenchAmount.exact($0)) } ?? .null,
        ]
    }

    static func percent(_ tenths: Int64) -> String {
        tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }

    // MARK: The accounting export

    /// Its rows in the instance's CSV: semicolons, decimal commas, French dates.
    var rows: [[String]] {
        let head = [
            isCredit ? "AV" : "FA", number, invoice ?? "", reference, shop, MyFulfillmentMoment.frenchDay(createdAt),
            dueAt.map { MyFulfillmentMoment.frenchDay($0) } ?? "", status, currency, comma(rate),
            person.id.map { String($0) } ?? "", person.name, person.email, person.vat ?? "",
        ]
        var parts = lines.map { line in
            [
                "produit", line.goods.sku, line.goods.name, String(line.quantity),
                comma(FrenchAmount.exact(line.price)),
                comma(FrenchAmount.cents(line.row)), comma(FrenchAmount.cents(line.discount)), line.taxCode,
                comma(Self.percent(line.rate)), comma(FrenchAmount.cents(line.tax)),
            ]
        }
        if shipping != 0 {
            let amount = comma(FrenchAmount.cents(shipping))
            parts.append([
                "port", "", carrier, "1", amount, amount, "0,00", shippingCode, comma(Self.percent(shippingRate)),
                comma(FrenchAmount.cents(shippingTax)),
            ])
        }
        for adjustment in [adjustmentPositive, -adjustmentNegative] where adjustment != 0 {
            let amount = comma(FrenchAmount.cents(adjustment))
            parts.append(["ajustement", "", "ajustement", "1", amount, amount, "0,00", "EXEMPT", "0", "0,00"])
        }
        let whole = comma(FrenchAmount.cents(total))
        return parts.enumerated().map { index, part in head + [String(index + 1)] + part + [whole] }
    }

    static let columns =
        "type;numero;numero_facture;commande;boutique;date;echeance;statut;devise;taux_change;client_id;client;email;tva_intracom;ligne;nature;sku;libelle;quantite;prix_unitaire_ht;total_ht;remise_ht;code_tva;taux_tva;montant_tva;total_document_ttc"

    private func comma(_ number: String) -> String { number.replacing(".", with: ",") }
}
