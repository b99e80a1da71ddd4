package import Foundation
package import HTTPTypes

/// A stand-in for one Ecwid store and its REST API v3, without any socket of its own.
///
/// Give it a request, get the answer the real service would give. Source: ecwid.md §10.
package actor EcwidSampleStore: SampleSystem {
    var settings: EcwidSampleSettings
    let book: EcwidOrderBook
    let buyerPaper: EcwidOrderPaper
    var edits = EcwidEdits()
    var faults = EcwidFaults()
    var gate: EcwidGate
    var install = EcwidInstall()
    var keptSearches: [(key: String, found: EcwidOrderSearch.Found)] = []
    var clockAheadSeconds: Int64 = 0
    var webhooks: [EcwidWebhook] = []
    private var journal: EditJournal?

    /// Opens the store, with its earlier edits when `dataDirectory` holds any.
    ///
    /// Throws when the folder cannot be used, or belongs to a store with other settings.
    package init(_ settings: EcwidSampleSettings) throws {
        self.settings = settings
        book = EcwidOrderBook(settings: settings)
        buyerPaper = book.paper
        gate = EcwidGate(requestsPerMinuteMax: settings.requestsPerMinuteMax)
        guard let folder = settings.dataDirectory else { return }
        var replayed = EcwidEdits()
        journal = try EditJournal(folder: folder, identity: settings.identity) { line in
            let changes = (line["changes"]?.elements ?? []).compactMap(EcwidChange.init)
            replayed.apply(changes, at: line["at"]?.whole ?? 0)
        }
        edits = replayed
    }

    /// The moment in whole seconds, by the injected clock.
    var now: Int64 { Int64(settings.clock().timeIntervalSince1970.rounded(.down)) + clockAheadSeconds }

    /// Answers one request as the real service would; never fails.
    package func respond(to request: HTTPRequest, body: Data) async -> (HTTPResponse, Data) {
        let question = EcwidQuestion(request, body: body)
        if faults.slowSeconds > 0, question.path.first != "sample" {
            // A cancelled wait answers at once; the caller is gone anyway.
            do { try await settings.pause(.seconds(faults.slowSeconds)) } catch {
                return EcwidRefusal.internalError.answer.http
            }
        }
        do throws(EcwidRefusal) {
            return try answer(question).http
        } catch {
            return error.answer.http
        }
    }

    private func answer(_ question: EcwidQuestion) throws(EcwidRefusal) -> EcwidAnswer {
        switch question.path.first {
        case "sample": return try sampleCommand(question)
        case "api":
            guard question.path.count >= 2 else { throw .pathNotFound }
            if question.path[1] == "oauth" { return try oauth(question) }
            guard question.path[1] == "v3", question.path.count >= 4 else { throw .pathNotFound }
            return try call(question)
        default: throw .pathNotFound
        }
    }

    private func call(_ question: EcwidQuestion) throws(EcwidRefusal) -> EcwidAnswer {
        try faults.strike()
        guard question.path[2] == String(settings.storeId) else { throw .storeNotFound }
        try gate.admit(question.token, isKnown: scopes(of: question.token) != nil, now: now)
        if faults.isOnFreePlan { throw .notOnThisPlan }
        if faults.isSuspended { throw .suspended }
        var answer = try route(question, Array(question.path.dropFirst(3)))
        if let cut = EcwidResponseFields(question["responseFields"]) { answer.body = answer.body.map(cut.cut) }
        return answer
    }

    func scopes(of token: String?) -> Set<String>? {
        guard let token else { return nil }
        if let changed = edits.tokens[token] { return changed }
        return settings.tokens[token]
    }

    /// Refuses when the token of the request lacks a scope.
    func need(_ scope: String, _ question: EcwidQuestion) throws(EcwidRefusal) {
        guard let scopes = scopes(of: question.token) else { throw .invalidToken }
        guard scopes.contains(scope), !faults.scopesRemoved.contains(scope) else { throw .scopeMissing(scope) }
    }

    /// Writes changes down, then makes them true.
    func commit(_ changes: [EcwidChange]) throws(EcwidRefusal) {
        guard !changes.isEmpty else { return }
        let moment = now
        do {
            try journal?.append(["at": .integer(moment), "changes": .array(changes.map(\.tree))])
        } catch {
            throw .internalError
        }
        edits.apply(changes, at: moment)
    }

    /// Closes the file of edits; the store must not be used afterwards.
    package func close() throws {
        try journal?.close()
        journal = nil
    }
}

extension EcwidSampleSettings {
    /// What must stay the same for kept edits to make sense.
    var identity: String {
        "ecwid \(storeId) \(kind.rawValue) \(mix.rawValue) seed \(seed) orders \(orders) "
            + "from \(Int64(firstDate.timeIntervalSince1970)) to \(Int64(lastDate.timeIntervalSince1970)) "
            + "broken \(brokenTotalsPerMille) unclear \(statusOnlyPartialRefundsPerMille) awkward \(hasAwkwardCatalogue)"
            + (oddOrdersPerMille == 0 ? "" : " odd \(oddOrdersPerMille)")
    }
}
