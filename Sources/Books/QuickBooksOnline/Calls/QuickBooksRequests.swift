import Accounting
import ConnectorKit
import Foundation

/// Each call to the service as a value; pure. Source: quickbooks-online.md §2.1.
struct QuickBooksRequests: Sendable {
    let settings: QuickBooksOnlineSettings

    func companyInfo() -> OutgoingRequest { read("companyinfo/\(settings.realmID)?minorversion=\(minorVersion)") }

    func preferences() -> OutgoingRequest { read("preferences?minorversion=\(minorVersion)") }

    func record(_ entity: Entity, id: String) -> OutgoingRequest {
        read("\(entity.path)/\(FormText.escape(id))?minorversion=\(minorVersion)")
    }

    /// Long statements travel in the body, where no address limit cuts them.
    func query(_ statement: String) -> OutgoingRequest {
        guard statement.utf8.count > Self.addressBytesMax else {
            return read("query?query=\(FormText.escape(statement))&minorversion=\(minorVersion)")
        }
        var request = read("query?minorversion=\(minorVersion)")
        request.method = .post
        request.headers.append(.init("Content-Type", "application/text"))
        request.body = Data(statement.utf8)
        return request
    }

    func changes(_ entities: [Entity], since: Instant) -> OutgoingRequest {
        let names = entities.map(\.rawValue).joined(separator: ",")
        let time = FormText.escape(ServiceTime.text(since))
        return read("cdc?entities=\(FormText.escape(names))&changedSince=\(time)&minorversion=\(minorVersion)")
    }

    func exchangeRate(_ currency: Currency, on date: BusinessDate) -> OutgoingRequest {
        read("exchangerate?sourcecurrencycode=\(currency.code)&asofdate=\(date)&minorversion=\(minorVersion)")
    }

    /// The request that a prepared posting was written down as.
    func posting(_ payload: Payload, key: String) -> OutgoingRequest {
        OutgoingRequest(
            .post, address(payload.path + "&requestid=" + FormText.escape(key)),
            headers: [.init("Accept", "application/json"), .init("Content-Type", "application/json")],
            body: Data(payload.body.utf8), cost: payload.isBatch ? .batch : .write)
    }

    /// Addresses longer than this have been cut by things on the way.
    private static let addressBytesMax = 1500

    private func read(_ path: String) -> OutgoingRequest {
        OutgoingRequest(.get, address(path), headers: [.init("Accept", "application/json")], cost: .read)
    }

    private func address(_ path: String) -> String {
        let base = settings.apiBaseURL.hasSuffix("/") ? settings.apiBaseURL.dropLast() : settings.apiBaseURL[...]
        return "\(base)/v3/company/\(settings.realmID)/\(path)"
    }
}

extension OutgoingRequest {
    func authorized(by token: String) -> OutgoingRequest {
        var request = self
        request.headers.append(.init("Authorization", "Bearer \(token)"))
        return request
    }
}
