/// What one document does to one account, for checks from outside.
package struct DocumentMove: Sendable, Hashable {
    /// The id of the document.
    package let document: String
    /// The account's full name.
    package let account: String
    package let type: String
    /// Hundredths of the home currency, debit positive.
    package let home: Int64
}

extension CompanyFile {
    /// Every posting of every document, by the ids of document and account.
    func documentMoves() -> [DocumentMove] {
        ledger.entries.sorted { $0.key < $1.key }.flatMap { document, postings in
            postings.sorted { $0.account < $1.account }.map { posting in
                let account = record(.account, posting.account)
                return DocumentMove(
                    document: String(document), account: account?.text("FullyQualifiedName") ?? String(posting.account),
                    type: account?.text("AccountType") ?? "", home: posting.home.count)
            }
        }
    }
}

extension QuickBooksService {
    /// What each document of a company does to each account.
    package func documentMoves(company name: String) throws -> [DocumentMove] {
        guard let company = try company(name) else { throw SandboxProblem.noSuchCompany(name) }
        return company.file.documentMoves()
    }
}
