import Bookkeeping
package import ConnectorKit

extension BooksKind {
    /// QuickBooks Desktop, as the list of connectors has it.
    package static let quickBooksDesktop = BooksKind(
        kind: "quickbooks-desktop", name: "QuickBooks Desktop", form: [],
        preparation: Translated(
            en:
                "You need the Windows computer with QuickBooks Desktop 2014 or later, its Web Connector, and the Admin user. About 10 minutes.",
            fr:
                "Il vous faut l’ordinateur Windows avec QuickBooks Desktop 2014 ou plus récent, son Web Connector et l’utilisateur Admin. Environ 10 minutes.",
            es:
                "Necesita el ordenador Windows con QuickBooks Desktop 2014 o posterior, su Web Connector y el usuario Admin. Unos 10 minutos."
        ),
        traits: .quickBooksDesktop,
        open: { settings, _, world throws(ConnectorProblem) in
            guard let fileID = settings[VisitorSettings.fileID] else {
                throw ConnectorProblem(.signInNeeded, code: "no_file")
            }
            return QuickBooksDesktopConnector(fileID: fileID, world: world)
        },
        identity: { settings in settings[VisitorSettings.fileID].map { "quickbooks-desktop:\($0)" } },
        signIn: .visitorPassword)
}
