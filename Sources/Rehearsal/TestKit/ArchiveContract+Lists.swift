import Accounting
import Commerce
import LinkLedger
import Storage
import Testing

extension ArchivePromise {
    /// Lists and overviews of orders: of several stores, from any place, by words.
    static let lists: [ArchivePromise] = [
        ArchivePromise("orders of several stores are one list, newest first, and page both ways") { story in
            try await story.listed()
            var question = OrderQuestion(stores: [story.store, "other"])
            let all = try await story.page(question, .newest, 100)
            #expect(all == ["unread", "o3", "5", "4", "o2", "3", "2", "o1", "1"])
            var (pages, place): ([[String]], OrderPagePlace) = ([], .newest)
            while true {
                let rows = try await story.archive.orders(question, page: place, limit: 2).rows
                guard let last = rows.last else { break }
                pages.append(rows.map(\.id))
                place = .older(than: last.listPlace)
            }
            #expect(pages.flatMap(\.self) == all)
            let middle = try await story.archive.orders(question, page: .newest, limit: 5).rows
            #expect(try await story.page(question, .newer(than: middle[4].listPlace), 2) == ["5", "4"])
            #expect(try await story.page(question, .newer(than: middle[1].listPlace), 9) == ["unread"])
            #expect(try await story.page(question, .newer(than: middle[0].listPlace), 9).isEmpty)
            question.stores = []
            #expect(try await story.page(question, .newest, 9).isEmpty)
        },
        ArchivePromise("a list shows one state, one reason, one span of time, and who bought") { story in
            try await story.listed()
            var question = OrderQuestion(stores: [story.store])
            question.state = .needsYou
            #expect(try await story.page(question, .newest, 9) == ["4", "2"])
            question.reasonCode = "taxUnpaired"
            let rows = try await story.archive.orders(question, page: .newest, limit: 9).rows
            #expect(rows.map(\.id) == ["2"] && rows.map(\.customer) == ["Halden Dental Group"])
            question = OrderQuestion(stores: [story.store])
            question.placed = story.now.advanced(bySeconds: 200)..<story.now.advanced(bySeconds: 400)
            #expect(try await story.page(question, .newest, 9) == ["3", "2"])
        },
        ArchivePromise("orders are found by the words that they bear, and by their numbers in the books") { story in
            try await story.listed()
            func found(_ search: String) async throws -> [String] {
                var question = OrderQuestion(stores: [story.store, "other"])
                question.search = search
                return try await story.page(question, .newest, 9)
            }
            #expect(try await found("halden") == ["2"])
            #expect(try await found("HALD dent") == ["2"])
            #expect(try await found("halden 10.03").isEmpty)
            #expect(try await found("jose") == ["3"])
            #expect(try await found("10.02") == ["2"])
            #expect(try await found("10,02") == ["2"])
            #expect(try await found("n4") == ["4"])
            #expect(try await found("%").isEmpty)
            for copied in ["10,02 €", "$10.02", "10,02\u{A0}EUR", "USD 10.02", "−10.02", "-10,02"] {
                #expect(try await found(copied) == ["2"], "\(copied)")
            }
            #expect(try await found("#n4") == ["4"])
            #expect(try await found("Halden, (dental)") == ["2"])
            // Bent by the telephone, straight in the store, and the other way round.
            for typed in ["o'brien", "O’Brien", "O‘BRIEN", "brien"] {
                #expect(try await found(typed) == ["5", "1"], "\(typed)")
            }
            for signs in ["'", "’", "€", "& %"] { #expect(try await found(signs).isEmpty, "\(signs)") }
            try await story.sell("9")
            _ = try await story.ready(lists: true)
            try await story.finish([("9:customer/7/customer", .posted(story.link(story.sold("9")[0]), nil))])
            var invoice = story.link(story.sold("9")[1])
            invoice.number = "INV-0077"
            try await story.finish([("9:order/9/sale", .posted(invoice, nil))])
            #expect(try await found("inv-0077") == ["9"])
            #expect(try await found("0077") == ["9"])
            #expect(
                try await story.archive.documents(
                    of: [(story.store, "9"), ("other", "9")], books: story.books
                ).map { "\($0.store == story.store) \($0.link.kind.rawValue)" } == ["true invoice"])
            #expect(try await story.archive.documents(of: [], books: story.books).isEmpty)
            try await story.record(story.decision("2", .skipped, total: 999))
            #expect(try await found("halden").isEmpty)
            #expect(try await found("9.99") == ["2"])
        },
        ArchivePromise("orders are counted by state and summed by spans of time") { story in
            try await story.listed()
            let counts = try await story.archive.counts(of: [story.store, "other", "nobody"])
            #expect(counts[story.store] == [.posted: 2, .needsYou: 2, .skipped: 1, .waiting: 1])
            #expect(counts["other"] == [.posted: 3] && counts["nobody"] == nil)
            let tallies = try await story.archive.tallies(
                of: [story.store, "other", "nobody"], before: story.now.advanced(bySeconds: 250))
            #expect(Set(tallies.map(\.store)) == [story.store, "other"])
            #expect(
                tallies.filter { $0.store == story.store }.reduce(into: [:]) { $0[$1.state] = $1.count }
                    == counts[story.store])
            #expect(tallies.contains { $0.newest != nil })
            #expect(tallies.allSatisfy { ($0.newest ?? story.now) < story.now.advanced(bySeconds: 250) })
            let bounds = [0, 250, 500].map { story.now.advanced(bySeconds: $0) }
            let sums = try await story.archive.sums(of: [story.store], between: bounds)
                .sorted { ($0.interval, $0.state.rawValue) < ($1.interval, $1.state.rawValue) }
            #expect(
                sums == [
                    OrderSumRow(
                        store: story.store, interval: 0, state: .needsYou, currency: "USD", count: 1, sum: 1002),
                    OrderSumRow(
                        store: story.store, interval: 0, state: .posted, currency: "USD", count: 1, sum: 1001),
                    OrderSumRow(
                        store: story.store, interval: 1, state: .needsYou, currency: "USD", count: 1, sum: 1004),
                    OrderSumRow(
                        store: story.store, interval: 1, state: .posted, currency: "USD", count: 1, sum: 1003),
                ])
            #expect(try await story.archive.sums(of: [story.store], between: [story.now]).isEmpty)
        },
        ArchivePromise("a credit memo of the store takes from the sum of its day") { story in
            let memo = ID<Order>.creditMemo("9").rawValue
            for (id, total) in [("9", Int64(1000)), (memo, 300)] {
                try await story.keep(id)
                try await story.record(story.decision(id, .posted, total: total))
            }
            let bounds = [0, 250].map { story.now.advanced(bySeconds: $0) }
            let sums = try await story.archive.sums(of: [story.store], between: bounds)
            #expect(sums.map(\.sum) == [700] && sums.map(\.count) == [2])
        },
    ]
}

extension OrderRow {
    fileprivate var listPlace: OrderPlace { OrderPlace(placedAt: placedAt, store: store, id: id) }
}

extension ArchiveFixture {
    fileprivate func page(_ question: OrderQuestion, _ place: OrderPagePlace, _ limit: Int) async throws -> [String] {
        try await archive.orders(question, page: place, limit: limit).rows.map(\.id)
    }

    /// Five orders of one store a hundred seconds apart, one that was never decided, and three of another store.
    fileprivate func listed() async throws {
        let states: [OrderState] = [.posted, .needsYou, .posted, .needsYou, .skipped]
        let customers = ["Ada O'Brien", "Halden Dental Group", "José Peña", "", "Ada O’Brien"]
        for (index, state) in states.enumerated() {
            let id = String(index + 1)
            try await keep(id)
            var decision = decision(
                id, state, reason: "{}", code: id == "2" ? "taxUnpaired" : nil, total: 1001 + Int64(index))
            decision.placedAt = now.advanced(bySeconds: Int64(index + 1) * 100)
            decision.customer = customers[index]
            try await record(decision)
        }
        try await keep("unread")
        for (index, second) in [150, 350, 550].enumerated() {
            let id = "o\(index + 1)"
            _ = try await archive.keep(orders: [raw(id)], of: "other", now: now)
            var decision = decision(id, .posted)
            decision.placedAt = now.advanced(bySeconds: Int64(second))
            try await archive.record([decision], store: "other", books: books, run: "run", now: now)
        }
    }
}
