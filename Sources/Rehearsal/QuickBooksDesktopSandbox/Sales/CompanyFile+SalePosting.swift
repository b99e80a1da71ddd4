/// What a sale does to accounts and stock.
extension CompanyFile {
    func postSale(_ transaction: inout Transaction, _ draft: SaleDraft, _ tax: TaxResult, _ old: Transaction?) {
        let sign: Int64 = draft.kind == .creditMemo ? -1 : 1
        var book = Book(sign: sign)
        if let account = transaction.account {
            book.debit(account, transaction.total, entity: transaction.entity)
        }
        for index in draft.lines.indices {
            guard let account = draft.accounts[index] else { continue }
            book.credit(account, draft.lines[index].amount - tax.included[index], entity: transaction.entity)
        }
        for part in tax.parts {
            guard let account = special[.salesTax] else { continue }
            book.credit(account, part.amount, entity: records[part.item]?.reference("TaxVendorRef"))
        }
        book.convert(transaction.exchange)
        transaction.moves = issue(draft.lines, returned: draft.kind == .creditMemo, old)
        for move in transaction.moves {
            guard let item = records[move.item], let asset = item.reference("AssetAccountRef"),
                let cost = item.reference("COGSAccountRef")
            else { continue }
            book.plain(asset, move.value, entity: nil)
            book.plain(cost, -move.value, entity: transaction.entity)
        }
        transaction.postings = book.postings
    }

    /// Stock as it was before a document that is being changed.
    func stock(without old: Transaction?) -> [Int: Stock] {
        var result = stock
        for move in old?.moves ?? [] {
            var current = result[move.item] ?? Stock()
            current.quantity = current.quantity - move.quantity
            current.value -= move.value
            result[move.item] = current
        }
        return result
    }

    private func issue(_ lines: [TxnLine], returned: Bool, _ old: Transaction?) -> [StockMove] {
        var moves: [StockMove] = []
        var local: [Int: Stock]?
        for line in lines {
            guard let item = record(line.reference("ItemRef")), item.kind.isStocked else { continue }
            if local == nil { local = stock(without: old) }
            let quantity = line.exact("Quantity") ?? .one
            guard !quantity.isZero else { continue }
            var current = local?[item.number] ?? Stock()
            let out = returned ? -quantity : quantity
            let value = out > .zero ? current.cost(of: out) : -Cents(current.averageCost.times(-out))
            current.quantity = current.quantity - out
            current.value -= value
            local?[item.number] = current
            moves.append(StockMove(item: item.number, quantity: -out, value: -value))
        }
        return moves
    }
}

/// Collects postings; amounts of nothing are not written.
struct Book {
    /// −1 turns a document round: what a sale debits, a credit memo credits.
    let sign: Int64
    private(set) var postings: [Posting] = []

    init(sign: Int64 = 1) { self.sign = sign }

    mutating func debit(_ account: Int, _ amount: Cents, entity: Int?) {
        plain(account, Cents(amount.count * sign), entity: entity)
    }

    mutating func credit(_ account: Int, _ amount: Cents, entity: Int?) {
        plain(account, Cents(-amount.count * sign), entity: entity)
    }

    mutating func plain(_ account: Int, _ debit: Cents, entity: Int?, own: Cents? = nil) {
        if debit != .zero { postings.append(Posting(account: account, entity: entity, debit: debit, own: own)) }
    }

    /// From the currency of the document to that of the company; what is rounded stays with the last of them.
    mutating func convert(_ exchange: Exchange?) {
        guard let exchange else { return }
        for index in postings.indices {
            postings[index].own = postings[index].debit
            postings[index].debit = exchange.home(postings[index].debit)
        }
        let rest = difference
        if let last = postings.indices.last { postings[last].debit -= rest }
    }

    var difference: Cents { postings.reduce(.zero) { $0 + $1.debit } }
}
