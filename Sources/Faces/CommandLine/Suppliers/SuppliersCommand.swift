import Accounting
package import ArgumentParser
import Bookkeeping
import Features
import Outputs
import Storage
import Wording

/// `bookbridge suppliers`: how the suppliers of a store are reached, and what goes to and comes from them.
package struct SuppliersCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "suppliers", abstract: "Suppliers by PromoStandards: access, purchase orders, invoices.",
        subcommands: [
            List.self, Set.self, Forget.self, Orders.self, Send.self, Fetch.self, Match.self, LeaveOut.self,
        ],
        defaultSubcommand: List.self)

    package init() {}

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the suppliers that are reached.")

        @OptionGroup var place: StorePlace

        @OptionGroup var data: DataOptions

        func run() async throws {
            try await data.withScope(place.company) { scope in
                let suppliers = Suppliers(scope)
                for supplier in try await suppliers.reached(of: place.id) {
                    guard let way = try await suppliers.way(to: supplier, of: place.id) else { continue }
                    let output = SupplierWayOutput(way)
                    if data.json { Console.print(jsonLine: output) } else { Console.print(output.line) }
                }
            }
        }
    }

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set how a supplier is reached; a password that is left out stays.")

        @OptionGroup var place: StorePlace

        @Argument(help: "The supplier, by the store's identifier.")
        var supplier: String

        @Option(help: "The address of the Purchase Order service.")
        var purchaseOrders: String?

        @Option(help: "The address of the Invoice service.")
        var invoices: String?

        @Option(help: "The address of the Order Status service.")
        var progress: String?

        @Option(help: "Our account id at the supplier.")
        var id: String

        @Option(help: "The password; - reads it from standard input.")
        var password: String?

        @OptionGroup var data: DataOptions

        func run() async throws {
            var values = ["id": id]
            values["purchaseOrders"] = purchaseOrders
            values["invoices"] = invoices
            values["progress"] = progress
            values["password"] = password == "-" ? readLine() : password
            let filled = values
            try await data.withScope(place.company) { scope in
                try await Suppliers(scope).save(filled, for: supplier, of: place.id)
            }
        }
    }

    struct Forget: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Forget how a supplier is reached.")

        @OptionGroup var place: StorePlace

        @Argument(help: "The supplier, by the store's identifier.")
        var supplier: String

        @OptionGroup var data: DataOptions

        func run() async throws {
            try await data.withScope(place.company) { try await Suppliers($0).forget(supplier, of: place.id) }
        }
    }

    struct Orders: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The purchase orders of an order, and what became of each at its supplier.")

        @OptionGroup var place: StorePlace

        @Argument(help: "The order, by the store's identifier.")
        var order: String

        @OptionGroup var data: DataOptions

        func run() async throws {
            let sentences = try CommandContext.required().sentences
            try await data.withScope(place.company) { scope in
                for standing in try await SupplierOrders(scope).list(of: place.order(order)) {
                    let output = SupplierOrderOutput(standing)
                    if data.json {
                        Console.print(jsonLine: output)
                    } else {
                        Console.print(output.line(sentences, standing))
                    }
                }
            }
        }
    }

    struct Send: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Send a purchase order to its supplier.")

        @OptionGroup var place: StorePlace

        @Argument(help: "The order, by the store's identifier.")
        var order: String

        @Argument(help: "The number of the purchase order.")
        var number: String

        @OptionGroup var data: DataOptions

        func run() async throws {
            let sentences = try CommandContext.required().sentences
            try await data.withScope(place.company) { scope in
                let send = try await SupplierOrders(scope).send(number, of: place.order(order))
                Console.print(sentences.text(send))
                if send.state != .sent { throw ExitCodes.needsYou }
            }
        }
    }

    struct Match: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say which order a supplier invoice belongs to that waits for its order.")

        @OptionGroup var place: StorePlace

        @Argument(help: "The supplier, by the store's identifier.")
        var supplier: String

        @Argument(help: "The number of the invoice.")
        var number: String

        @Argument(help: "The order, by its number or the store's identifier.")
        var order: String

        @OptionGroup var data: DataOptions

        func run() async throws {
            try await data.withScope(place.company) { scope in
                try await SupplierPapers(scope).match(number, of: supplier, to: order, in: place.id)
            }
        }
    }

    struct LeaveOut: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Leave a supplier invoice out that waits for its order; it is no longer listed.")

        @OptionGroup var place: StorePlace

        @Argument(help: "The supplier, by the store's identifier.")
        var supplier: String

        @Argument(help: "The number of the invoice.")
        var number: String

        @Option(help: "Why it is not to be taken: it is in the books already, say.")
        var reason: String

        @OptionGroup var data: DataOptions

        func run() async throws {
            try await data.withScope(place.company) { scope in
                try await SupplierPapers(scope).leaveOut(number, of: supplier, because: reason, of: place.id)
            }
        }
    }

    struct Fetch: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ask the suppliers for invoices; the next sync makes their bills.")

        @OptionGroup var place: StorePlace

        @OptionGroup var data: DataOptions

        func run() async throws {
            let sentences = try CommandContext.required().sentences
            try await data.withScope(place.company) { scope in
                let fetched = try await SupplierPapers(scope).fetch(of: place.id)
                if data.json {
                    Console.print(jsonLine: SupplierPapersOutput(fetched, sentences))
                } else {
                    for line in sentences.text(fetched) { Console.print(line) }
                }
            }
        }
    }
}
