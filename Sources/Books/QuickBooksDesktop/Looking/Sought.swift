import Accounting
import Bookkeeping
import ConnectorKit

/// A record whose outcome is unknown, as it is looked for.
struct Sought {
    enum Kind: Hashable {
        case document(DocumentKind)
        /// A customer or vendor: both share one list of names.
        case party
        case item
    }

    let intentID: String
    let kind: Kind
    let operation: PostingOperation
    /// The body of the request that was to make it; `nil` of a change.
    let written: XMLNode?
    let marker: String
    let earlierMarkers: [String]
    let currency: Currency
    /// What a changed document was to amount to.
    let total: ExactDecimal?

    var number: String? { written?.value("RefNumber") }
    var date: BusinessDate? { written?.date("TxnDate") }
    var name: String? { written?.value("Name") }

    /// Credits that were to be applied to invoices.
    var link: CreditLink? { CreditLink(asked: written) }

    /// How much of the first of these invoices they were to settle.
    var linked: ExactDecimal? {
        written?.all("AppliedToTxnAdd").first?.all("SetCredit").reduce(ExactDecimal.zero as ExactDecimal?) {
            sum, credit in
            credit.decimal("AppliedAmount").flatMap { sum?.adding($0) }
        }
    }
}

extension Sought {
    init(_ posting: Posting, _ company: BooksCompany) {
        var written: XMLNode?
        if posting.operation == .create, let request = (try? posting.requests(company, name: "1"))?.first {
            var text = ""
            request.write(into: &text)
            written = (try? XMLReader.read(text, limits: MessageSetAnswer.limits))?.children.first
        }
        self.init(
            intentID: posting.intentID, kind: Kind(posting.body), operation: posting.operation, written: written,
            marker: posting.marker, earlierMarkers: posting.earlierMarkers, currency: company.homeCurrency,
            total: posting.body.total)
    }

    /// Those of which the request says what was to be made.
    static func written(
        _ writes: [WrittenCreation], in request: PreparedPosting, _ company: BooksCompany
    ) -> [Sought] {
        guard let root = try? XMLReader.read(request.payload, limits: MessageSetAnswer.limits),
            let set = root.child("QBXMLMsgsRq")
        else { return [] }
        return writes.compactMap { write in
            guard let place = request.intentIDs.firstIndex(of: write.intentID),
                let asked = set.children.first(where: { $0.attributes["requestID"] == String(place + 1) }),
                asked.name.hasSuffix("AddRq"), let body = asked.children.first,
                let kind = Kind(
                    requestName: asked.name,
                    isPaidOut: set.children.contains {
                        $0.attributes["requestID"] == "\(place + 1).2"
                    })
            else { return nil }
            return Sought(
                intentID: write.intentID, kind: kind, operation: .create, written: body, marker: write.marker,
                earlierMarkers: write.earlierMarkers, currency: company.homeCurrency, total: nil)
        }
    }
}

extension Sought.Kind {
    init(_ body: RecordBody) {
        switch body {
        case .customer, .vendor: self = .party
        case .item: self = .item
        case .document(let document): self = .document(document.kind)
        }
    }

    init?(requestName: String, isPaidOut: Bool) {
        let name = String(requestName.dropLast("AddRq".count))
        if name == "Customer" || name == "Vendor" {
            self = .party
        } else if name.hasPrefix("Item") {
            self = .item
        } else {
            guard let kind = DocumentKind(desktopName: name) else { return nil }
            self = .document(kind == .creditMemo && isPaidOut ? .refundReceipt : kind)
        }
    }
}

extension RecordBody {
    /// A document's total; names and items have none.
    fileprivate var total: ExactDecimal? {
        if case .document(let document) = self { document.total.decimal } else { nil }
    }
}
