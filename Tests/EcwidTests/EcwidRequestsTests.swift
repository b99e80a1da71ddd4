import ConnectorKit
import Ecwid
import Foundation
import TestKit
import Testing

@Suite("The requests to Ecwid")
struct EcwidRequestsTests {
    private let requests = EcwidRequests(
        EcwidSettings(storeID: "1003001", token: "secret_golden", baseURL: "https://app.ecwid.com/api/v3/"))

    @Test("are as their golden file says") func golden() {
        let all: [(String, OutgoingRequest)] = [
            ("profile", requests.profile()),
            ("order statuses", requests.orderStatuses()),
            ("latest stats", requests.latestStats()),
            ("orders", requests.orders(from: 1_780_315_200, to: 1_780_401_600, offset: 100)),
            ("deleted orders", requests.deletedOrders(from: 1_780_315_200, offset: 100)),
            ("order", requests.order(id: "SALE-1/2 é#")),
            ("products", requests.products(from: 0, offset: 0)),
            ("customers", requests.customers(from: 1_780_315_200, offset: 0)),
            ("stock of a product", requests.change(StockChange(productID: "700003", delta: -3))),
            ("stock of a variation", requests.change(StockChange(productID: "700060", variationID: "42", delta: 6))),
        ]
        expectGolden(all.map { "# \($0)\n\($1.golden)" }.joined(separator: "\n"), named: "requests.txt")
    }

    @Test("never carry the token in the address, nor show it in logs") func secret() {
        let request = requests.orders(from: 0, to: 1, offset: 0)
        #expect(!request.url.contains("secret_"))
        #expect(!request.description.contains("secret_"))
        #expect(!EcwidSettings(storeID: "1", token: "secret_x").description.contains("secret_x"))
    }

    @Test("of stock count as writes, all others as reads") func cost() {
        #expect(requests.change(StockChange(productID: "1", delta: 1)).cost == .write)
        #expect(requests.profile().cost == .read)
    }
}

extension OutgoingRequest {
    fileprivate var golden: String {
        let head = ["\(method.rawValue) \(url)"] + headers.map { "\($0.name): \($0.value)" }
        let body = body.isEmpty ? [] : ["", String(decoding: body, as: UTF8.self)]
        return (head + body).joined(separator: "\n") + "\n"
    }
}
