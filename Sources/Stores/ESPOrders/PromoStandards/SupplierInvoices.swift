import Accounting
import Commerce
import ConnectorKit
import Foundation

/// Asks a supplier for invoices. Source: PromoStandards GetInvoicesRequest.xsd; query types: promostandards/README.md, 9.
struct InvoiceRequest {
    enum Query: Hashable {
        case purchaseOrder(String)
        /// Those that became available since then.
        case since(Instant)
    }

    let query: Query
    let access: SupplierAccess
    /// Asks for those that were taken back. Source: PromoStandards GetVoidedInvoicesRequest.xsd.
    var isOfVoided = false

    static let action = "getInvoices"
    static let voidedAction = "getVoidedInvoices"

    var text: String {
        SoapText.envelope(.invoice) { envelope in
            envelope.element(isOfVoided ? "ns:GetVoidedInvoicesRequest" : "ns:GetInvoicesRequest") { request in
                request.leaf("shar:wsVersion", PromoStandardsService.invoice.version)
                request.leaf("shar:id", access.id, most: 64)
                request.leaf("shar:password", access.password, most: 64)
                switch query {
                case .purchaseOrder(let number):
                    request.leaf("shar:queryType", "1")
                    request.leaf("shar:referenceNumber", number, most: 64)
                case .since(let instant):
                    request.leaf("shar:queryType", "4")
                    request.leaf("shar:availableTimeStamp", instant.date.ISO8601Format())
                }
            }
        }
    }
}

/// Invoices of a supplier, line by line and to the cent. Source: PromoStandards GetInvoicesResponse.xsd.
enum InvoiceAnswer {
    static func read(_ body: Data, status: Int) throws(ConnectorProblem) -> SuppliedInvoices {
        let answer = try ServiceMessages.open(body, "GetInvoicesResponse", status: status)
        guard let list = answer["InvoiceArray"] else {
            let messages = ServiceMessages(answer)
            // Nothing there is an answer, not a fault.
            if messages.codes.contains(nothingCode) { return SuppliedInvoices() }
            throw messages.problem(status: status)
        }
        var told = SuppliedInvoices()
        for element in list.all("Invoice") {
            do throws(ConnectorProblem) { told.invoices.append(try invoice(element, status: status)) } catch {
                told.faults.append(error)
            }
        }
        return told
    }

    private static let nothingCode = "903"

    private static func invoice(_ element: SoapElement, status: Int) throws(ConnectorProblem) -> SuppliedInvoice {
        func unfit(_ field: String) -> ConnectorProblem {
            ConnectorProblem(
                .unreadable, text: "invoice \(element.text("invoiceNumber") ?? "?"): \(field)", status: status)
        }
        guard let number = element.text("invoiceNumber") else { throw unfit("invoiceNumber") }
        guard let order = element.text("purchaseOrderNumber") else { throw unfit("purchaseOrderNumber") }
        guard let currency = element.text("currency").flatMap({ Currency($0) }) else { throw unfit("currency") }
        guard let date = element.text("invoiceDate").flatMap({ BusinessDate(String($0.prefix(10))) }) else {
            throw unfit("invoiceDate")
        }
        func money(_ name: String) throws(ConnectorProblem) -> Money {
            guard let text = element.text(name) else { return .zero(currency) }
            guard let amount = ExactDecimal(text).flatMap({ Money($0, currency) }) else { throw unfit(name) }
            return amount
        }
        var lines: [SuppliedInvoice.Line] = []
        for item in element["InvoiceLineItemsArray"]?.all("InvoiceLineItem") ?? [] {
            lines.append(try line(item, currency, unfit))
        }
        for (name, kind, text) in Self.headCharges {
            let amount = try money(name)
            guard !amount.isZero else { continue }
            lines.append(
                .init(place: nil, charge: kind, text: text, quantity: .one, unitCost: amount.decimal, amount: amount))
        }
        let total = try money("invoiceAmount")
        let sum = lines.map(\.amount).sum(currency)
        if sum != total, Self.exactSum(of: element, currency) == total {
            lines.append(
                .init(
                    place: nil, charge: "other", text: "Supplier rounding", quantity: .one,
                    unitCost: (total - sum).decimal, amount: total - sum))
        } else if sum != total {
            // A supplier's own sums are not mended: both figures are told.
            throw unfit("invoiceAmount \(total), lines \(sum)")
        }
        return SuppliedInvoice(
            purchaseOrder: order, number: number, date: date,
            dueDate: element.text("paymentDueDate").flatMap { BusinessDate(String($0.prefix(10))) },
            isCredit: element.text("invoiceType") == "CREDIT MEMO", lines: lines, total: total)
    }

    /// Lines may be told with four decimals: what they come to together is rounded once. `nil` where a figure cannot be read.
    private static func exactSum(of element: SoapElement, _ currency: Currency) -> Money? {
        let items = element["InvoiceLineItemsArray"]?.all("InvoiceLineItem") ?? []
        let figures = items.map { $0.text("extendedPrice") ?? "" } + headCharges.map { element.text($0.0) ?? "0" }
        var sum = ExactDecimal.zero
        for figure in figures {
            guard let amount = ExactDecimal(figure), let next = sum.adding(amount) else { return nil }
            sum = next
        }
        return Money(sum, currency)
    }

    /// Amounts beside the lines become lines of their own.
    private static let headCharges = [
        ("shippingAmount", "freight", "Supplier freight"), ("handlingAmount", "handling", "Supplier handling"),
        ("taxAmount", "other", "Supplier tax"),
    ]

    private static func line(
        _ item: SoapElement, _ currency: Currency, _ unfit: (String) -> ConnectorProblem
    ) throws(ConnectorProblem) -> SuppliedInvoice.Line {
        guard let quantity = item.text("invoiceQuantity").flatMap({ ExactDecimal($0) }) else {
            throw unfit("invoiceQuantity")
        }
        guard let cost = item.text("unitPrice").flatMap({ ExactDecimal($0) }) else { throw unfit("unitPrice") }
        guard let amount = item.text("extendedPrice").flatMap({ ExactDecimal($0) }).flatMap({ Money($0, currency) })
        else {
            throw unfit("extendedPrice")
        }
        return .init(
            place: item.text("purchaseOrderLineItemNumber").flatMap { Int($0) },
            charge: item.text("chargeId") == nil ? nil : "other",
            text: item.text("lineItemDescription") ?? item.text("productId") ?? "", quantity: quantity, unitCost: cost,
            amount: amount)
    }
}
