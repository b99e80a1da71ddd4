import ConnectorKit
import Foundation

/// What a supplier says to a purchase order. Source: PromoStandards SendPOResponse.xsd; codes: promostandards/README.md, 11.
enum PurchaseOrderAnswer {
    static func read(_ body: Data, status: Int) throws(ConnectorProblem) -> SupplierReceipt {
        let answer = try ServiceMessages.open(body, "SendPOResponse", status: status)
        let messages = ServiceMessages(answer)
        // The supplier has it already: an earlier answer was lost.
        if messages.codes.contains(duplicateCode) {
            return SupplierReceipt(transaction: answer.text("transactionId"), isDuplicate: true, warnings: [])
        }
        guard let transaction = answer.text("transactionId") else { throw messages.problem(status: status) }
        return SupplierReceipt(transaction: transaction, isDuplicate: false, warnings: messages.texts)
    }

    private static let duplicateCode = "200"
}

/// The messages beside an answer: code, words, weight.
struct ServiceMessages {
    let codes: [String]
    let texts: [String]

    init(_ answer: SoapElement) {
        let messages = answer["ServiceMessageArray"]?.all("ServiceMessage") ?? []
        codes = messages.compactMap { $0.text("code") }
        texts = messages.map { [$0.text("code"), $0.text("description")].compactMap { $0 }.joined(separator: " ") }
    }

    /// The element of that name in the body; a fault, or anything else, is a problem.
    static func open(_ body: Data, _ name: String, status: Int) throws(ConnectorProblem) -> SoapElement {
        let root: SoapElement
        do throws(SoapReader.Fault) { root = try SoapReader.read(body) } catch {
            throw ConnectorProblem(.unreadable, code: error.rawValue, status: status)
        }
        if let fault = root.first("Fault") {
            let cause: ConnectorProblem.Cause =
                (fault.text("faultcode") ?? "").hasSuffix("Client") ? .invalid(field: nil) : .serverFault
            throw ConnectorProblem(cause, text: fault.text("faultstring") ?? "", status: status)
        }
        guard root.name == "Envelope", let answer = root["Body"]?[name] else {
            throw ConnectorProblem(.unreadable, text: "no \(name)", status: status)
        }
        return answer
    }

    func problem(status: Int) -> ConnectorProblem {
        let cause: ConnectorProblem.Cause =
            codes.contains { ["100", "104", "105", "110"].contains($0) } ? .signInNeeded : .invalid(field: nil)
        return ConnectorProblem(cause, text: texts.joined(separator: "; "), status: status)
    }
}
