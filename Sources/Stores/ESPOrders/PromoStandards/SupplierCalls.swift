package import Accounting
package import Commerce
package import ConnectorKit
import Foundation

/// Calls one supplier by PromoStandards (SOAP 1.1 over HTTPS): sends purchase orders, asks for invoices and how far they are.
package struct SupplierCalls: SupplierService {
    private let access: SupplierAccess
    private let calls: PacedCalls

    package init(_ access: SupplierAccess, _ world: World) {
        self.access = access
        calls = PacedCalls(world, policy: .supplier) { answer, _, now in
            switch answer.status {
            case 200, 500: nil  // SOAP answers its faults with 500.
            case 401, 403: ConnectorProblem(.signInNeeded, status: answer.status)
            case 429:
                ConnectorProblem(
                    .throttled(retryAfterSeconds: answer.retryAfterSeconds(now: now)), status: answer.status)
            case 501...: ConnectorProblem(.serverFault, status: answer.status)
            default: ConnectorProblem(.invalid(field: nil), status: answer.status)
            }
        }
    }

    /// A write is sent once: whether an answer that was lost belongs to an order that arrived, the supplier says when it is sent again.
    package func send(
        _ supplied: SupplierOrder, of order: Order, by sender: SupplierSender
    ) async throws(ConnectorProblem) -> SupplierReceipt {
        let request = PurchaseOrderRequest(order: order, supplied: supplied, sender: sender, access: access)
        let answer = try await call(access.purchaseOrders, PurchaseOrderRequest.action, request.text, .write)
        return try PurchaseOrderAnswer.read(answer.body, status: answer.status)
    }

    package func invoices(since instant: Instant) async throws(ConnectorProblem) -> SuppliedInvoices {
        try await invoices(.since(instant))
    }

    package func invoices(ofPurchaseOrder number: String) async throws(ConnectorProblem) -> SuppliedInvoices {
        try await invoices(.purchaseOrder(number))
    }

    /// Many suppliers have only the other half of the service: a fault of theirs means that they tell of none.
    package func voidedInvoices(since instant: Instant) async throws(ConnectorProblem) -> [VoidedInvoice] {
        let request = InvoiceRequest(query: .since(instant), access: access, isOfVoided: true)
        do throws(ConnectorProblem) {
            let answer = try await call(access.invoices, InvoiceRequest.voidedAction, request.text, .read)
            return try VoidedInvoicesAnswer.read(answer.body, status: answer.status)
        } catch {
            switch error.cause {
            case .unreachable, .notSecure, .outcomeUnknown, .throttled, .signInNeeded: throw error
            case .serverFault, .clientRefused, .notPermitted, .subscriptionEnded, .notFound, .stale, .duplicateName,
                .duplicateNumber, .periodClosed, .beforeStock, .referenceInactive, .transactionDeposited, .invalid,
                .unreadable, .extensionMissing, .blocked, .clockWrong:
                return []
            }
        }
    }

    package func progress(since instant: Instant) async throws(ConnectorProblem) -> [SuppliedProgress] {
        let request = OrderStatusRequest(since: instant, access: access)
        let answer = try await call(access.progress, OrderStatusRequest.action, request.text, .read)
        return try OrderStatusAnswer.read(answer.body, status: answer.status)
    }

    private func invoices(_ query: InvoiceRequest.Query) async throws(ConnectorProblem) -> SuppliedInvoices {
        let request = InvoiceRequest(query: query, access: access)
        let answer = try await call(access.invoices, InvoiceRequest.action, request.text, .read)
        return try InvoiceAnswer.read(answer.body, status: answer.status)
    }

    private func call(
        _ address: String?, _ action: String, _ text: String, _ cost: OutgoingRequest.Cost
    ) async throws(ConnectorProblem) -> IncomingAnswer {
        guard let address else { throw ConnectorProblem(.notPermitted, text: "no address for \(action)") }
        return try await calls.answer(
            OutgoingRequest(
                .post, address,
                headers: [.init("Content-Type", "text/xml; charset=utf-8"), .init("SOAPAction", "\"\(action)\"")],
                body: Data(text.utf8), cost: cost))
    }
}

extension CallPolicy {
    /// Suppliers state no limits; one request a second troubles nobody.
    fileprivate static let supplier = CallPolicy(
        requestsPerSecondMax: 1, timeoutSeconds: 60,
        retry: RetryPolicy(
            attemptsMax: 3, backOffMilliseconds: 1000, throttling: .waits(secondsUnlessSaid: 30, secondsMax: 120)))
}
