import Accounting
import Commerce
import ConnectorKit
import Foundation

/// Asks a supplier how far its purchase orders are. Source: PromoStandards GetOrderStatusRequest.xsd (2.0.0).
struct OrderStatusRequest {
    let since: Instant
    let access: SupplierAccess

    static let action = "getOrderStatus"

    var text: String {
        SoapText.envelope(.orderStatus) { envelope in
            envelope.element("ns:GetOrderStatusRequest") { request in
                request.leaf("shar:wsVersion", PromoStandardsService.orderStatus.version)
                request.leaf("shar:id", access.id, most: 64)
                request.leaf("shar:password", access.password, most: 64)
                request.leaf("shar:queryType", "lastUpdate")
                request.leaf("shar:statusTimeStamp", since.date.ISO8601Format())
                request.leaf("shar:returnIssueDetailType", "noIssues")
                request.leaf("shar:returnProductDetail", "false")
            }
        }
    }
}

/// What a supplier says of its purchase orders. Source: PromoStandards GetOrderStatusResponse.xsd (2.0.0).
enum OrderStatusAnswer {
    static func read(_ body: Data, status: Int) throws(ConnectorProblem) -> [SuppliedProgress] {
        let answer = try ServiceMessages.open(body, "GetOrderStatusResponse", status: status)
        guard let list = answer["OrderStatusArray"] else {
            let messages = ServiceMessages(answer)
            // Nothing new is an answer, not a fault.
            if messages.codes.isEmpty || messages.codes.contains(where: nothingCodes.contains) { return [] }
            throw messages.problem(status: status)
        }
        return list.all("OrderStatus").compactMap { order in
            guard let number = order.text("purchaseOrderNumber") else { return nil }
            let parts = order["OrderStatusDetailArray"]?.all("OrderStatusDetail") ?? []
            // A supplier that splits a purchase order is as far as the slowest part that it still supplies.
            let known = parts.compactMap { part in stage(part).map { (part: part, stage: $0) } }
            let open = known.filter { $0.stage != .canceled }
            guard let slowest = (open.isEmpty ? known : open).min(by: { place($0.stage) < place($1.stage) }) else {
                return nil
            }
            return SuppliedProgress(
                purchaseOrder: number, progress: progress(slowest.part, slowest.stage, known.map(\.part)))
        }
    }

    /// No order fits, or none changed.
    private static let nothingCodes: Set<String> = ["301", "302", "903"]

    private static func progress(
        _ part: SoapElement, _ stage: SupplierProgress.Stage, _ parts: [SoapElement]
    ) -> SupplierProgress {
        SupplierProgress(
            stage, hold: parts.lazy.compactMap { $0.text("issueCategory") }.first,
            shipsOn: part.text("expectedShipDate").flatMap { BusinessDate(String($0.prefix(10))) },
            words: part.text("additionalExplanation").map { String($0.prefix(1024)) })
    }

    private static func stage(_ part: SoapElement) -> SupplierProgress.Stage? {
        part.text("status").flatMap { SupplierProgress.Stage(rawValue: $0) }
    }

    private static func place(_ stage: SupplierProgress.Stage) -> Int {
        SupplierProgress.Stage.allCases.firstIndex(of: stage) ?? 0
    }
}
