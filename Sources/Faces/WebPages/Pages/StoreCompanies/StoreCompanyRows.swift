import Accounting
import Bookkeeping
import ConnectorKit
import Features
import HTTPTypes
import Storage
import Wording

/// Rows of the companies of a store and their links.
enum StoreCompanyRows {
    private static let path = "/companies/{company}/integrations/{store}/sending"

    static let routes = StoreCompanies.Side.allCases.flatMap { side in
        [
            Route.get("\(path)/\(side.rawValue)", .company(.viewer)) { .page(try await page(side, $0)) },
            Route.post("\(path)/\(side.rawValue)", .company(Permission.changeSettings.least)) {
                try await save(side, $0)
            },
            Route.get("\(path)/\(side.rawValue)/export", .company(.viewer)) { try await export(side, $0) },
            Route.post("\(path)/\(side.rawValue)/csv", .company(Permission.changeSettings.least)) {
                try await take(side, $0)
            },
            Route.post("\(path)/\(side.rawValue)/papers", .company(Permission.syncStores.least)) {
                try await fetch(side, $0)
            },
            Route.post("\(path)/\(side.rawValue)/waiting", .company(Permission.leaveOrdersOut.least)) {
                try await settle(side, $0)
            },
            Route.post("\(path)/\(side.rawValue)/{id}/way", .company(Permission.changeConnections.least)) {
                try await saveWay(side, $0)
            },
            Route.get("\(path)/\(side.rawValue)/{id}", .company(.viewer)) { .page(try await card(side, $0)) },
            Route.post("\(path)/\(side.rawValue)/{id}", .company(Permission.changeSettings.least)) {
                try await linkOne(side, $0)
            },
        ]
    }

    private static func store(_ exchange: Exchange) async throws -> StoreRef {
        try await Integrations(try await exchange.scope()).store(exchange.parameter("store"))
    }

    private static func page(
        _ side: StoreCompanies.Side, _ exchange: Exchange, _ mistakes: Mistakes? = nil
    ) async throws -> CompaniesOfStorePage {
        let (scope, store) = (try await exchange.scope(), try await store(exchange))
        let desk = StoreCompanies(scope)
        var papers: (reached: Bool, last: SupplierPapers.Fetched?) = (false, nil)
        if side == .suppliers, try await !Suppliers(scope).reached(of: store.id).isEmpty {
            papers = (true, try await SupplierPapers(scope).last(of: store.id))
        }
        return CompaniesOfStorePage(
            try await desk.list(of: store.id, side), side, known: try await desk.names(of: store.id, side), store,
            try exchange.theCompany().id, exchange, mistakes, papers: papers)
    }

    private static func fetch(_ side: StoreCompanies.Side, _ exchange: Exchange) async throws -> PageAnswer {
        let store = try await store(exchange)
        _ = try await SupplierPapers(try await exchange.scope()).fetch(of: store.id)
        let address = SendingTab.suppliers.address(store.id.rawValue, try exchange.theCompany().id)
        return .redirect(to: address, done: .papersFetched)
    }

    /// What a person says of an invoice that waits for its order.
    private static func settle(_ side: StoreCompanies.Side, _ exchange: Exchange) async throws -> PageAnswer {
        guard side == .suppliers else { throw DoorStop.problem(.pageUnknown) }
        let (scope, store, form) = (try await exchange.scope(), try await store(exchange), exchange.form)
        let (papers, number, supplier) = (SupplierPapers(scope), form["number"], form["supplier"])
        let address = SendingTab.suppliers.address(store.id.rawValue, try exchange.theCompany().id)
        do throws(FeatureProblem) {
            if form.has("leaveOut") {
                try await papers.leaveOut(number, of: supplier, because: form["reason"], of: store.id)
            } else {
                try await papers.match(number, of: supplier, to: form["order"], in: store.id)
            }
            return .redirect(to: address, done: .saved)
        } catch {
            let mistakes =
                if case .fieldMissing = error { Mistakes(exchange.sentences.reasonMissing) } else {
                    Mistakes(error, exchange.sentences)
                }
            return .page(try await page(side, exchange, mistakes), status: error.status)
        }
    }

    /// Keeps how a supplier is reached, or forgets it.
    private static func saveWay(_ side: StoreCompanies.Side, _ exchange: Exchange) async throws -> PageAnswer {
        guard side == .suppliers else { throw DoorStop.problem(.pageUnknown) }
        let (store, id, suppliers) = (
            try await store(exchange), exchange.parameter("id"), Suppliers(try await exchange.scope())
        )
        let address = CompanyPath.companyCard(id, side, of: store.id.rawValue, try exchange.theCompany().id)
        if exchange.form.has("forget") {
            try await suppliers.forget(id, of: store.id)
            return .redirect(to: address, done: .saved)
        }
        let form = try await suppliers.form(of: store.id)
        var values: [String: String] = [:]
        for field in form { values[field.key] = exchange.form[field.formName] }
        let kept = values
        do throws(FeatureProblem) {
            try await suppliers.save(kept, for: id, of: store.id)
            return .redirect(to: address, done: .saved)
        } catch {
            if error.status == .notFound { throw error }
            return .page(
                try await card(side, exchange, Mistakes(error, of: form, exchange.sentences)), status: error.status)
        }
    }

    private static func card(
        _ side: StoreCompanies.Side, _ exchange: Exchange, _ mistakes: Mistakes? = nil
    ) async throws -> CompanyCardPage {
        let (scope, store) = (try await exchange.scope(), try await store(exchange))
        let desk = StoreCompanies(scope)
        let (id, suppliers) = (exchange.parameter("id"), Suppliers(scope))
        let isSupplier = side == .suppliers
        return CompanyCardPage(
            try await desk.company(id, of: store.id, side),
            known: try await desk.names(of: store.id, side), store, try exchange.theCompany().id, exchange,
            form: isSupplier ? try await suppliers.form(of: store.id) : [],
            way: isSupplier ? try await suppliers.way(to: id, of: store.id) : nil, mistakes)
    }

    private static func save(_ side: StoreCompanies.Side, _ exchange: Exchange) async throws -> PageAnswer {
        let (scope, store) = (try await exchange.scope(), try await store(exchange))
        let desk = StoreCompanies(scope)
        let companies = try await desk.list(of: store.id, side)
        var words: [String: String] = [:]
        for one in companies {
            let name = "record.\(one.id)"
            // What stands as it was shown is not changed: names need not be unique in the books.
            if exchange.form.has(name), exchange.form[name] != one.linked?.name ?? "" {
                words[one.id] = exchange.form[name]
            }
            if exchange.form.has("suggested"), one.linked == nil, words[one.id] == nil,
                let best = one.suggestions.first,
                one.suggestions.count == 1 || best.likeness == .told
            {
                words[one.id] = best.id
            }
        }
        return try await link(words, side, exchange, store)
    }

    private static func link(
        _ words: [String: String], _ side: StoreCompanies.Side, _ exchange: Exchange, _ store: StoreRef
    ) async throws -> PageAnswer {
        let scope = try await exchange.scope()
        let tab: SendingTab = side == .customers ? .customers : .suppliers
        let address = tab.address(store.id.rawValue, try exchange.theCompany().id)
        do throws(FeatureProblem) {
            try await StoreCompanies(scope).link(words, of: store.id, side)
            return .redirect(to: address, done: .saved)
        } catch {
            return .page(
                try await page(side, exchange, Mistakes(error, exchange.sentences)), status: .unprocessableContent)
        }
    }

    private static func linkOne(_ side: StoreCompanies.Side, _ exchange: Exchange) async throws -> PageAnswer {
        let (scope, store, id) = (try await exchange.scope(), try await store(exchange), exchange.parameter("id"))
        let address = CompanyPath.companyCard(id, side, of: store.id.rawValue, try exchange.theCompany().id)
        do throws(FeatureProblem) {
            let word = exchange.form.has("unlink") ? "" : exchange.form["record"]
            if word.isEmpty, !exchange.form.has("unlink") { throw .sendingUnfit(.customerUnknown("")) }
            try await StoreCompanies(scope).link([id: word], of: store.id, side)
            return .redirect(to: address, done: .saved)
        } catch {
            if error.status == .notFound { throw error }
            return .page(try await card(side, exchange, Mistakes(error, exchange.sentences)), status: error.status)
        }
    }

    private static func export(_ side: StoreCompanies.Side, _ exchange: Exchange) async throws -> PageAnswer {
        let store = try await store(exchange)
        let companies = try await StoreCompanies(try await exchange.scope()).list(of: store.id, side)
        var sheet = CSVDownload(
            ["company_id", "company_name", "email", "phone", "quickbooks_id", "quickbooks_name"],
            exchange.sentences.numbers)
        for one in companies {
            sheet.add([
                one.id, one.name, one.email ?? "", one.phone ?? "", one.linked?.id ?? "", one.linked?.name ?? "",
            ])
        }
        return try exchange.download(sheet.text, side.rawValue)
    }

    private static func take(_ side: StoreCompanies.Side, _ exchange: Exchange) async throws -> PageAnswer {
        let store = try await store(exchange)
        let words = LinkSheet(exchange.form["csv"]).words
        guard !words.isEmpty else {
            let mistakes = Mistakes(SendingWord.importHint.text(exchange.sentences), at: "csv")
            return .page(try await page(side, exchange, mistakes), status: .unprocessableContent)
        }
        return try await link(words, side, exchange, store)
    }
}

/// Rows that say which record each company is.
struct LinkSheet {
    /// The word for the record by company; empty to end the link.
    let words: [String: String]

    init(_ text: String) {
        var words: [String: String] = [:]
        let rows = Self.rows(text)
        guard let heads = rows.first, let company = heads.firstIndex(of: "company_id") else {
            self.words = [:]
            return
        }
        let places = ["quickbooks_id", "quickbooks_name"].compactMap { heads.firstIndex(of: $0) }
        guard !places.isEmpty else {
            self.words = [:]
            return
        }
        for row in rows.dropFirst() where row.indices.contains(company) && !row[company].isEmpty {
            words[row[company]] =
                places.lazy.filter { row.indices.contains($0) }.map { row[$0] }.first { !$0.isEmpty } ?? ""
        }
        self.words = words
    }

    private static func rows(_ text: String) -> [[String]] {
        let heads = text.prefix { !$0.isNewline }
        let isSemicolon = heads.count(where: { $0 == ";" }) > heads.count(where: { $0 == "," })
        var reader = CSVReader(separator: UInt8(ascii: isSemicolon ? ";" : ","))
        var lines: [CSVLine] = []
        reader.read(text.utf8) { lines.append($0) }
        reader.end { lines.append($0) }
        return lines.filter { $0.fault == nil && !$0.isBlank }.map { line in
            // Spreadsheets are told by a mark that a cell is text.
            line.texts(.utf8).map { $0.hasPrefix("\'") ? String($0.dropFirst()) : $0 }
        }
    }
}
