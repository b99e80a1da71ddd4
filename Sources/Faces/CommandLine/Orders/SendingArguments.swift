import ArgumentParser
import Features
import Wording

/// What a person chooses for one order; without any of it, what was chosen before, or the settings.
struct SendingArguments: ParsableArguments {
    @Option(help: "The customer, by name or identifier in the books.")
    var customer: String?

    @Flag(help: "Send no sale, only the purchases of the order.")
    var billsOnly = false

    @Option(help: "The receivable account of the invoice.")
    var receivableAccount: String?

    @Option(help: "The income account of items that are made for it.")
    var incomeAccount: String?

    @Option(help: "books (as they calculate it), item (a line with the whole tax), or a tax code.")
    var tax: String?

    @Option(help: "A supplier of the order whose bill is sent, or all.")
    var bill: [String] = []

    @Option(help: "A supplier of the order who gets a purchase order, or all.")
    var purchaseOrder: [String] = []

    @Option(help: "The vendor of a supplier: SUPPLIER=VENDOR.")
    var vendor: [String] = []

    @Option(help: "The payable account of bills.")
    var payableAccount: String?

    @Option(help: "The cost account of bills.")
    var costAccount: String?

    @Flag(help: "The costs may be billed to the customer.")
    var billable = false

    /// `nil` when nothing was chosen.
    func words() throws -> SendingWords? {
        var words = SendingWords()
        words.customer = customer
        words.sendsInvoice = !billsOnly
        (words.receivableAccount, words.incomeAccount) = (receivableAccount, incomeAccount)
        (words.payableAccount, words.costAccount) = (payableAccount, costAccount)
        words.isBillable = billable
        switch tax {
        case nil: break
        case "books"?: words.tax = .booksDefault
        case "item"?: words.tax = .totalAsItem
        case let code?: words.tax = .code(code)
        }
        (words.bills, words.purchaseOrders) = (bill.map(Self.supplier), purchaseOrder.map(Self.supplier))
        for pair in vendor {
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw CommandProblem.optionUnfit(option: "--vendor", value: pair, expected: "SUPPLIER=VENDOR")
            }
            words.vendors[parts[0]] = parts[1]
        }
        return words == SendingWords() ? nil : words
    }

    private static func supplier(_ word: String) -> String { word == "all" ? "" : word }
}
