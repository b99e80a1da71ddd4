import Accounting
import ConnectorKit
import Foundation

/// What a supplier says of invoices that were taken back. Source: PromoStandards GetVoidedInvoicesResponse.xsd.
enum VoidedInvoicesAnswer {
    static func read(_ body: Data, status: Int) throws(ConnectorProblem) -> [VoidedInvoice] {
        let answer = try ServiceMessages.open(body, "GetVoidedInvoicesResponse", status: status)
        guard let list = answer["VoidedInvoiceArray"] else {
            let messages = ServiceMessages(answer)
            // Nothing, or a supplier who does not tell of any, is an answer, not a fault.
            if messages.codes.isEmpty || messages.codes.contains(where: nothingCodes.contains) { return [] }
            throw messages.problem(status: status)
        }
        return list.all("VoidedInvoice").compactMap { element in
            element.text("invoiceNumber").map { number in
                VoidedInvoice(
                    number: number,
                    date: element.text("voidDate").flatMap { BusinessDate(String($0.prefix(10))) })
            }
        }
    }

    /// Not supported, query type unknown or unsupported, nothing found.
    private static let nothingCodes: Set<String> = ["125", "901", "902", "903"]
}
