import Accounting
import Bookkeeping
import ConnectorKit
import LinkLedger
import Storage

/// What we posted for a period, and what the books hold of it now.
struct BooksHoldings {
    var posted: [PostedDocument]
    /// Links whose documents are kept in a form that cannot be understood.
    var unreadable: Set<Link>
    /// What orders add to the summaries among them.
    var members: [SummaryMemberRow]
    /// What payments among them settle and is dated in another period.
    var related: [PostedDocument]
    var filed: [DocumentName: FiledDocument]
    var elsewhere: Set<DocumentName>
    var marksUnderWay: Set<String>
    var identifiers: [RecordKey: String]
}

/// Reads both, with one read for a thousand documents of the period and one for two hundred others.
struct BooksSide {
    let context: SyncContext
    let company: BooksCompany

    /// Sales and payments of the period, whoever made them; the rest by what we posted.
    private static let kindsOfStores: [DocumentKind] = [
        .invoice, .salesReceipt, .creditMemo, .refundReceipt, .payment,
    ]

    func holdings(_ days: ClosedRange<BusinessDate>) async throws(RunStop) -> BooksHoldings {
        var (posted, unreadable) = try await posted(days)
        var marks = try await marksUnderWay()
        var filed: [DocumentName: FiledDocument] = [:]
        for kind in Self.kindsOfStores { add(try await read(.dated(kind, days)), to: &filed) }
        try await addMissing(posted.map(\.name) + unreadable.compactMap { DocumentName($0) }, to: &filed)
        marks.formUnion(try await marksUnderWay())
        let (moved, elsewhere) = try await owners(of: filed, besides: posted)
        posted += moved.posted
        unreadable.formUnion(moved.unreadable)
        let identifiers = try await identifiers(of: posted)
        let related = try await related(to: posted, identifiers, strangers(among: filed, posted, elsewhere))
        try await addMissing(related.map(\.name), to: &filed)
        return BooksHoldings(
            posted: posted, unreadable: unreadable, members: try await members(of: posted), related: related,
            filed: filed,
            elsewhere: elsewhere, marksUnderWay: marks,
            identifiers: identifiers)
    }

    /// Documents of these orders that other periods hold, by their keys.
    func documents(
        ofOrders orders: [String], besides days: ClosedRange<BusinessDate>
    ) async throws(RunStop) -> [RecordKey: PostedDocument] {
        let (archive, store, books) = (context.archive, context.storeConnection, context.booksConnection)
        let rows = try await withRunStop {
            try await archive.posted(of: orders, store: store, books: books, besides: days)
        }
        return Dictionary(read(rows).posted.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func read(_ question: FiledQuestion) async throws(RunStop) -> [FiledDocument] {
        do { return try await context.books.allFiled(question, company: company) } catch { throw .books(error) }
    }

    private func add(_ documents: [FiledDocument], to filed: inout [DocumentName: FiledDocument]) {
        for document in documents { filed[document.name] = document }
    }

    /// Reads those documents by their identifiers that the reading by days did not bring.
    private func addMissing(
        _ names: [DocumentName], to filed: inout [DocumentName: FiledDocument]
    ) async throws(RunStop) {
        let missing = Dictionary(grouping: Set(names).filter { filed[$0] == nil }, by: \.kind)
        for kind in DocumentKind.allCases {
            guard let names = missing[kind] else { continue }
            add(try await read(.named(kind, names.map(\.id).sorted())), to: &filed)
        }
    }

    private func members(of posted: [PostedDocument]) async throws(RunStop) -> [SummaryMemberRow] {
        let (archive, store) = (context.archive, context.storeConnection)
        var members: [SummaryMemberRow] = []
        for summary in Set(posted.compactMap { $0.summary?.id }).sorted() {
            members += try await withRunStop {
                try await archive.postedMembers(of: summary, store: store)
            }
        }
        return members
    }

    /// Payments that nobody is known to have posted.
    private func strangers(
        among filed: [DocumentName: FiledDocument], _ posted: [PostedDocument], _ elsewhere: Set<DocumentName>
    ) -> [FiledDocument] {
        let known = Set(posted.map(\.name)).union(elsewhere)
        return filed.values.filter { $0.kind == .payment && !known.contains($0.name) }
    }

    /// What payments settle, ours or a stranger's, and is not among the documents of the period.
    private func related(
        to posted: [PostedDocument], _ identifiers: [RecordKey: String], _ strangers: [FiledDocument]
    ) async throws(RunStop) -> [PostedDocument] {
        let known = Set(posted.map(\.name))
        var names: Set<DocumentName> = []
        names.formUnion(strangers.flatMap(\.ties).compactMap(\.name))
        for case .payment(let payment) in posted.map(\.document) {
            for application in payment.applications {
                guard let id = identifiers[application.document] else { continue }
                names.insert(DocumentName(kind: application.kind, id: id))
            }
        }
        names.subtract(known)
        guard !names.isEmpty else { return [] }
        let (archive, books, wanted) = (context.archive, context.booksConnection, Array(names))
        let rows = try await withRunStop {
            try await archive.owners(of: wanted, books: books)
        }
        let own = rows.filter { $0.store == context.storeConnection }
        return read(own.map(\.posted)).posted
    }

    private func posted(_ days: ClosedRange<BusinessDate>) async throws(RunStop) -> ReadDocuments {
        let (archive, store, books) = (context.archive, context.storeConnection, context.booksConnection)
        var documents: ReadDocuments = ([], [])
        var last: Link?
        repeat {
            let after = last
            let rows = try await withRunStop {
                try await archive.posted(of: store, books: books, dated: days, after: after, limit: Self.pageSize)
            }
            let page = read(rows)
            documents.posted += page.posted
            documents.unreadable.formUnion(page.unreadable)
            last = rows.count == Self.pageSize ? rows.last?.link : nil
        } while last != nil
        return documents
    }

    private static let pageSize = 500

    typealias ReadDocuments = (posted: [PostedDocument], unreadable: Set<Link>)

    /// The documents among the rows, and those that cannot be understood.
    func read(_ rows: [PostedRow]) -> ReadDocuments {
        rows.reduce(into: ([], [])) { read, row in
            guard row.link.kind.document != nil else { return }
            do throws(Unreadable) {
                guard let document = try row.document else { return }
                let marker = context.marker(of: row.link)
                read.posted.append(PostedDocument(link: row.link, document: document, marker: marker.description))
            } catch { read.unreadable.insert(row.link) }
        }
    }

    /// Marks of requests that have left and whose outcome is not written yet.
    private func marksUnderWay() async throws(RunStop) -> Set<String> {
        let (archive, books) = (context.archive, context.booksConnection)
        let batches = try await withRunStop {
            try await archive.unfinishedBatches(of: books)
        }
        var marks: Set<String> = []
        for batch in batches {
            let sending = try await withRunStop {
                try await archive.sending(in: batch.requestKey, books: books)
            }
            for ready in sending { marks.insert(ready.marker(context)) }
        }
        return marks
    }

    /// Documents of the period that were posted for another day, by this store or by another.
    private func owners(
        of filed: [DocumentName: FiledDocument], besides posted: [PostedDocument]
    ) async throws(RunStop) -> (moved: ReadDocuments, elsewhere: Set<DocumentName>) {
        let known = Set(posted.map(\.name))
        let unknown = filed.keys.filter { !known.contains($0) }
        guard !unknown.isEmpty else { return (([], []), []) }
        let (archive, books) = (context.archive, context.booksConnection)
        let rows = try await withRunStop {
            try await archive.owners(of: unknown, books: books)
        }
        let own = rows.filter { $0.store == context.storeConnection }.map(\.posted)
        let others = rows.filter { $0.store != context.storeConnection }.compactMap { DocumentName($0.posted.link) }
        return (read(own), Set(others))
    }

    /// The books' identifiers of customers, items and documents that were named by key when they were posted.
    private func identifiers(of posted: [PostedDocument]) async throws(RunStop) -> [RecordKey: String] {
        var keys: Set<RecordKey> = []
        for document in posted { keys.formUnion(RecordBody.document(document.document).dependencies) }
        let wanted = Array(keys)
        let (archive, store, books) = (context.archive, context.storeConnection, context.booksConnection)
        let links = try await withRunStop {
            try await archive.links(of: wanted, store: store, books: books)
        }
        return links.mapValues(\.booksID)
    }
}
