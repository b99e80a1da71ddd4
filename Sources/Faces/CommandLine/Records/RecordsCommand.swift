import Accounting
package import ArgumentParser
import Features
import Foundation
import Outputs
import Storage
import Sync
import Wording

/// `bookbridge records`: which record of the books stands for what of a store; try again, unlink (F5, F6).
package struct RecordsCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "records",
        abstract: "Products, customers and documents of a store beside the books; retry, unlink.",
        subcommands: [List.self, Retry.self, Unlink.self], defaultSubcommand: List.self)

    package init() {}

    struct Kind: ParsableArguments {
        @Argument(help: "products, customers, invoices or credit-memos, or their name on the pages.")
        var family: String

        func read() throws -> SyncedFamily {
            try Choice.family(family, "FAMILY", try CommandContext.required().sentences)
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List them with their identifiers in the books.")

        @OptionGroup var place: StorePlace
        @OptionGroup var kind: Kind

        @Option(help: "A part of a name, code or number.")
        var search = ""

        @Option(help: "How many at most.")
        var limit = 50

        @OptionGroup var data: DataOptions

        func run() async throws {
            let sentences = try CommandContext.required().sentences
            let text = SyncedText(sentences)
            let family = try kind.read()
            try Count.check(limit, "--limit")
            try await data.withScope(place.company) { scope in
                let store = try await place.find(scope).id
                guard let records = family.records else {
                    let page = try await SyncedProducts(scope).page(of: store, search: search, limit: limit)
                    for product in page.products {
                        if data.json {
                            Console.print(jsonLine: SyncedProductOutput(product, sentences))
                        } else {
                            Console.print(text.line(of: product))
                        }
                    }
                    return
                }
                let page = try await SyncedRecords(scope).page(records, of: store, search: search, limit: limit)
                for awaited in page.awaited {
                    if data.json {
                        Console.print(jsonLine: AwaitedRecordOutput(awaited, sentences))
                    } else {
                        Console.print(text.line(of: awaited))
                    }
                }
                for record in page.records {
                    if data.json {
                        Console.print(jsonLine: SyncedRecordOutput(record))
                    } else {
                        Console.print(text.line(of: record))
                    }
                }
            }
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Have those that need a person decided again; the server runs their feed.")

        @OptionGroup var place: StorePlace
        @OptionGroup var kind: Kind
        @OptionGroup var data: DataOptions

        func run() async throws {
            let family = try kind.read()
            try await data.withScope(place.company) { scope in
                let store = try await place.find(scope).id
                let run = try await family.retry(in: scope, of: store)
                if data.json { Console.print(jsonLine: ["run": run.rawValue]) } else { Console.print(run.rawValue) }
            }
        }
    }

    struct Unlink: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Unlink a record of the books from one of them; it stays in the books as it is.")

        @OptionGroup var place: StorePlace
        @OptionGroup var kind: Kind

        @Argument(help: "A product's code, a customer's name or identifier in the books, a document's number.")
        var name: String

        @OptionGroup var data: DataOptions

        func run() async throws {
            let sentences = try CommandContext.required().sentences
            let family = try kind.read()
            try await data.withScope(place.company) { scope in
                let store = try await place.find(scope).id
                let count = try await Unlinking(scope).named(name, family, of: store)
                if data.json {
                    Console.print(jsonLine: ["unlinked": count])
                } else {
                    Console.print(sentences.unlinked(count, name))
                }
            }
        }
    }
}
