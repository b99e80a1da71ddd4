/// A document as it stands in the books now, whoever made it; reduced to what can be held against what was posted.
///
/// What the books do not tell is `nil` or empty, never guessed. Source: quickbooks-online.md §7.8–7.14, X5.
package struct FiledDocument: Hashable, Sendable, Codable {
    package var kind: DocumentKind
    /// The books' identifier and version.
    package var id: String
    package var version: String
    package var number: String?
    package var date: BusinessDate
    package var currency: Currency
    /// Of a journal entry: what it debits.
    package var total: Money
    package var tax: Money
    package var taxByRate: [FiledTax]
    /// What is still open; `nil` where a kind has no balance.
    package var balance: Money?
    /// The customer or vendor; `nil` where the document names none.
    package var party: FiledName?
    /// Accounts receivable or payable of what is owed; where the money went or came from otherwise.
    package var settlementAccount: FiledName?
    package var paymentMethod: FiledName?
    package var paymentReference: String?
    package var lines: [FiledLine]
    package var privateNote: String
    /// Other documents that this one settles, is settled by or came from; without deposits.
    package var ties: [FiledTie]
    /// Part of a bank deposit: it cannot be changed before it is taken out of it.
    package var isDeposited: Bool
    /// Voided: everything at zero, and the note says so.
    package var isVoided: Bool
    package var updatedAt: Instant?

    package init(
        kind: DocumentKind, id: String, version: String, number: String? = nil, date: BusinessDate,
        currency: Currency, total: Money, tax: Money? = nil, taxByRate: [FiledTax] = [], balance: Money? = nil,
        party: FiledName? = nil, settlementAccount: FiledName? = nil, paymentMethod: FiledName? = nil,
        paymentReference: String? = nil, lines: [FiledLine] = [], privateNote: String = "", ties: [FiledTie] = [],
        isDeposited: Bool = false, isVoided: Bool = false, updatedAt: Instant? = nil
    ) {
        self.kind = kind
        self.id = id
        self.version = version
        self.number = number
        self.date = date
        self.currency = currency
        self.total = total
        self.tax = tax ?? .zero(currency)
        self.taxByRate = taxByRate
        self.balance = balance
        self.party = party
        self.settlementAccount = settlementAccount
        self.paymentMethod = paymentMethod
        self.paymentReference = paymentReference
        self.lines = lines
        self.privateNote = privateNote
        self.ties = ties
        self.isDeposited = isDeposited
        self.isVoided = isVoided
        self.updatedAt = updatedAt
    }
}

/// A document of the books by its kind and identifier.
package struct DocumentName: Hashable, Sendable {
    package var kind: DocumentKind
    package var id: String

    package init(kind: DocumentKind, id: String) {
        self.kind = kind
        self.id = id
    }
}

extension FiledDocument {
    package var name: DocumentName { DocumentName(kind: kind, id: id) }

    /// How much of which documents it settles.
    package var settled: [DocumentName: Money] {
        var settled: [DocumentName: Money] = [:]
        for tie in ties {
            if let name = tie.name, let amount = tie.amount { settled[name] = amount }
        }
        return settled
    }
}

/// A list record that a filed document names: the books' identifier, and the name for people.
package struct FiledName: Hashable, Sendable, Codable {
    package var id: String
    /// The identifier again where the books tell no name.
    package var name: String

    package init(id: String, name: String? = nil) {
        self.id = id
        self.name = name ?? id
    }
}

/// One line of a filed document; discounts of a whole document are lines with negative amounts.
package struct FiledLine: Hashable, Sendable, Codable {
    package var item: FiledName?
    /// The account that the line moves, where the books tell it.
    package var account: FiledName?
    /// Net; of a journal entry positive for debits, negative for credits.
    package var amount: Money
    package var quantity: ExactDecimal?
    package var description: String
    /// The tax code's identifier.
    package var taxCode: String?
    /// A cost that somebody has billed to the customer in the books; `nil` where it is none.
    package var isBilled: Bool?

    package init(
        item: FiledName? = nil, account: FiledName? = nil, amount: Money, quantity: ExactDecimal? = nil,
        description: String = "", taxCode: String? = nil
    ) {
        self.item = item
        self.account = account
        self.amount = amount
        self.quantity = quantity
        self.description = description
        self.taxCode = taxCode
    }
}

/// The tax of one rate on a filed document.
package struct FiledTax: Hashable, Sendable, Codable {
    package var rate: ID<TaxRate>
    package var percent: ExactDecimal?
    package var net: Money?
    package var amount: Money

    package init(rate: ID<TaxRate>, percent: ExactDecimal? = nil, net: Money? = nil, amount: Money) {
        self.rate = rate
        self.percent = percent
        self.net = net
        self.amount = amount
    }
}

/// Another document that a filed document is tied to.
package struct FiledTie: Hashable, Sendable, Codable {
    /// `nil` for kinds that we never post: estimates, cheques.
    package var kind: DocumentKind?
    package var id: String
    /// How much of it is settled; told by the document that settles, `nil` on the one that is settled.
    package var amount: Money?

    package init(kind: DocumentKind?, id: String, amount: Money? = nil) {
        self.kind = kind
        self.id = id
        self.amount = amount
    }

    package var name: DocumentName? { kind.map { DocumentName(kind: $0, id: id) } }
}
