import Accounting
import ConnectorKit
import Testing

@testable import Ecwid

@Suite("Where people see an order or a product in the admin of Ecwid")
struct EcwidAdminTests {
    private func address(_ subject: StoreSubject, _ settings: ConnectionSettings = [:]) -> String? {
        StoreKind.ecwid.address(settings.merging(["storeID": "1003001"]) { own, _ in own }, subject)
    }

    @Test("is the page of the order by the number that people see, or of the product")
    func pages() {
        #expect(
            address(.order(ID("7001"), number: "XJ12H"))
                == "https://my.ecwid.com/store/1003001#order:id=XJ12H&return=orders")
        #expect(address(.product("55")) == "https://my.ecwid.com/store/1003001#product:id=55&mode=edit")
        #expect(address(.order(ID("7"), number: "A&b #é"))?.contains("order:id=A%26b%20%23%C3%A9&return") == true)
    }

    @Test("is unknown where the store is not Ecwid’s own")
    func elsewhere() {
        #expect(address(.product("55"), ["baseURL": "http://127.0.0.1:8002/api/v3"]) == nil)
    }
}
