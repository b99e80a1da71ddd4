package import Bookkeeping
package import ConnectorKit
package import Storage

/// Keeps the mirror of the books' lists fresh: whole lists once, then only what changed.
///
/// Source: design.md §2 (catalogue of the books). Reads are metered, so one refresh at the start of a run is all.
package struct MirrorKeeper: Sendable {
    private let archive: any Archive
    private let connection: String
    private let books: any BooksConnector
    private let stopWish: StopWish?

    /// A refresh that `stopWish` asks to end keeps what it has read.
    package init(
        archive: any Archive, connection: String, books: any BooksConnector, stopWish: StopWish? = nil
    ) {
        self.stopWish = stopWish
        self.archive = archive
        self.connection = connection
        self.books = books
    }

    /// Reads what changed in the books since last time, or the first `pagesMax` pages of it; `progress` hears how many records came.
    ///
    /// `true` when everything is read; else the next call goes on there.
    @discardableResult
    package func refresh(
        pagesMax: Int = .max, progress: @Sendable (Int) -> Void = { _ in }
    ) async throws(RunStop) -> Bool {
        var (read, pages) = (0, 0)
        var isLast = false
        while !isLast, pages < pagesMax {
            pages += 1
            try stopWish?.check()
            let cursor = try await withRunStop {
                try await archive.cursor(ReadStream.mirror, of: connection)
            }
            let page: CataloguePage
            do { page = try await books.catalogue(after: cursor.map { Cursor($0) }) } catch { throw .books(error) }
            try await keep(page)
            read += page.records.count
            progress(read)
            isLast = page.isLast
        }
        return isLast
    }

    /// Whether the company's own facts (closing date, preferences) are other than `known`; they are read again unless the mirror
    /// holds newer ones already. Changes of them are not among the changes that the books tell of.
    func refreshCompany(knownAs known: BooksCompany) async throws(RunStop) -> Bool {
        if try await shortCatalogue().company != known { return true }
        return try await currentCompany(knownAs: known) != known
    }

    /// The company's own facts as the books tell them now; those that are other than `known` are kept.
    func currentCompany(knownAs known: BooksCompany) async throws(RunStop) -> BooksCompany {
        let company: BooksCompany
        do { company = try await books.company() } catch { throw .books(error) }
        guard company != known else { return company }
        let cursor = try await withRunStop {
            try await archive.cursor(ReadStream.mirror, of: connection)
        }
        let row = try decoded { try MirrorRow(.company(company)) }
        try await withRunStop {
            try await archive.keep(mirror: [row], cursor: cursor ?? "", of: connection)
        }
        return company
    }

    /// The short lists as a catalogue; ``RunStop/notSetUp`` when nothing was read yet.
    package func shortCatalogue() async throws(RunStop) -> BooksCatalogue {
        let records = try await records {
            try await archive.shortLists(of: connection)
        }
        guard let catalogue = BooksCatalogue(records, traits: books.traits) else { throw .notSetUp }
        return catalogue
    }

    /// The short lists with those items whose names, or identifiers, a policy names.
    package func catalogue(naming policy: CatalogueLookups) async throws(RunStop) -> BooksCatalogue {
        var catalogue = try await shortCatalogue()
        catalogue.add(
            try await records {
                try await archive.longLists(
                    of: connection, ids: Array(policy.itemIDs), names: Array(policy.names), others: [])
            })
        return catalogue
    }

    /// Records of the mirror. It is a copy: rows that cannot be understood are thrown away, and the lists are read from the books
    /// again.
    func records(
        _ rows: () async throws -> [MirrorRow]
    ) async throws(RunStop) -> [CatalogueRecord] {
        let (records, broken) = read(try await withRunStop(rows))
        if broken.isEmpty { return records }
        let (archive, connection) = (archive, connection)
        try await withRunStop {
            try await archive.forget(mirror: broken, of: connection)
        }
        try await refresh()
        return read(try await withRunStop(rows)).records
    }

    private func read(_ rows: [MirrorRow]) -> (records: [CatalogueRecord], broken: [MirrorRow]) {
        var (records, broken): ([CatalogueRecord], [MirrorRow]) = ([], [])
        for row in rows {
            do throws(Unreadable) { records.append(try RecordText.decode(CatalogueRecord.self, from: row.body)) } catch
            {
                broken.append(row)
            }
        }
        return (records, broken)
    }

    private func keep(_ page: CataloguePage) async throws(RunStop) {
        let rows = try decoded { try page.records.map { try MirrorRow($0) } }
        // What goes comes first: it is told again when the page is not kept.
        if !page.gone.isEmpty {
            let gone = page.gone.map {
                MirrorRow(list: MirrorRow.List($0.list), id: $0.id, nameKey: "", otherKey: "", body: "")
            }
            try await withRunStop { try await archive.drop(mirror: gone, of: connection) }
        }
        try await withRunStop {
            try await archive.keep(mirror: rows, cursor: page.next.text, of: connection)
        }
    }
}

extension MirrorRow.List {
    fileprivate init(_ list: GoneRecord.List) {
        self =
            switch list {
            case .account: .account
            case .taxCode: .taxCode
            case .item: .item
            case .customer: .customer
            case .vendor: .vendor
            case .employee: .employee
            case .trackingClass: .trackingClass
            case .term: .term
            case .paymentMethod: .paymentMethod
            }
    }
}
