import Bookkeeping
package import ConnectorKit

extension BooksKind {
    /// QuickBooks Online, as the list of connectors has it.
    package static let quickBooksOnline = BooksKind(
        kind: "quickbooks-online", name: "QuickBooks Online", form: QuickBooksOnlineSettings.form,
        preparation: Translated(
            en:
                "You need an application at Intuit’s developer site, and an administrator’s sign-in to QuickBooks. About 5 minutes.",
            fr:
                "Il vous faut une application sur le site des développeurs d’Intuit et un accès d’administrateur à QuickBooks. Environ 5 minutes.",
            es:
                "Necesita una aplicación en el sitio de desarrolladores de Intuit y un acceso de administrador a QuickBooks. Unos 5 minutos."
        ),
        traits: .quickBooksOnline,
        open: { settings, vault, world throws(ConnectorProblem) in
            guard let settings = QuickBooksOnlineSettings(settings) else {
                throw ConnectorProblem(.signInNeeded, code: "no_tokens")
            }
            return QuickBooksOnlineConnector(settings: settings, world: world, vault: vault)
        },
        identity: { settings in settings["realmID"].map { "quickbooks-online:\($0)" } },
        signIn: .oauth(.quickBooksOnline),
        hooks: HookPart(secretField: "hookToken") { QuickBooksHooks(token: $0["hookToken"] ?? "") },
        address: { QuickBooksPages($0)?.address(of: $1, id: $2) })
}

extension OAuthSignIn {
    /// Intuit's. Source: quickbooks-online.md §1.
    fileprivate static let quickBooksOnline = OAuthSignIn(
        check: { settings, world async throws(ConnectorProblem) in
            try await QuickBooksSignIn(settings: SignInSettings(settings), world: world).checkClient()
        },
        address: { settings, redirectURI, state, world in
            QuickBooksSignIn(settings: SignInSettings(settings), world: world)
                .authorizeAddress(redirectURI: redirectURI, state: state)
        },
        read: { query, state throws(SignInProblem) in
            try SignInCallback(query: query, expectedState: state).signInReturn
        },
        exchange: { settings, answer, redirectURI, world async throws(SignInProblem) in
            try await QuickBooksSignIn(settings: SignInSettings(settings), world: world)
                .trade(answer.code, redirectURI: redirectURI)
        },
        revoke: { settings, tokens, world async throws(ConnectorProblem) in
            try await QuickBooksSignIn(settings: SignInSettings(settings), world: world).revoke(tokens)
        })
}

extension QuickBooksOnlineSettings {
    /// What a connection asks for.
    fileprivate static let form = [
        FormField(
            key: "clientID", kind: .text,
            label: Translated(
                en: "Client ID of the application", fr: "Identifiant de l’application (Client ID)",
                es: "Identificador de la aplicación (Client ID)"),
            hint: Translated(
                en:
                    "At developer.intuit.com, in your application, under Keys & credentials. Production keys for real companies.",
                fr:
                    "Sur developer.intuit.com, dans votre application, sous Keys & credentials. Clés de production pour de vraies sociétés.",
                es:
                    "En developer.intuit.com, en su aplicación, en Keys & credentials. Claves de producción para empresas reales."
            )
        ),
        FormField(
            key: "clientSecret", kind: .secret,
            label: Translated(
                en: "Client secret of the application", fr: "Secret de l’application (Client Secret)",
                es: "Secreto de la aplicación (Client Secret)"),
            hint: Translated(
                en: "It stands beside the client ID. It is sealed and never shown again.",
                fr: "Il figure à côté du Client ID. Il est scellé et n’est plus jamais affiché.",
                es: "Está junto al Client ID. Se guarda sellado y no se vuelve a mostrar.")),
        FormField(
            key: "apiBaseURL", kind: .url,
            label: Translated(en: "Address of the API", fr: "Adresse de l’API", es: "Dirección de la API"),
            hint: Translated(
                en: "With development keys: https://sandbox-quickbooks.api.intuit.com",
                fr: "Avec des clés de développement : https://sandbox-quickbooks.api.intuit.com",
                es: "Con claves de desarrollo: https://sandbox-quickbooks.api.intuit.com"),
            isRequired: false, defaultValue: productionBaseURL),
        FormField(
            key: "authorizeURL", kind: .url,
            label: Translated(
                en: "Address of the sign-in page", fr: "Adresse de la page d’authentification",
                es: "Dirección de la página de inicio de sesión"),
            isRequired: false),
        FormField(
            key: "tokenURL", kind: .url,
            label: Translated(en: "Address for tokens", fr: "Adresse des jetons", es: "Dirección de los tokens"),
            isRequired: false),
        FormField(
            key: "revokeURL", kind: .url,
            label: Translated(
                en: "Address for ending the sign-in", fr: "Adresse de révocation", es: "Dirección de revocación"),
            isRequired: false),
        FormField(
            key: "pagesURL", kind: .url,
            label: Translated(
                en: "Address of its pages, for links", fr: "Adresse de ses pages, pour les liens",
                es: "Dirección de sus páginas, para los enlaces"),
            isRequired: false),
        FormField(
            key: "hookToken", kind: .secret,
            label: Translated(
                en: "Verifier token, for webhooks", fr: "Verifier token, pour les webhooks",
                es: "Verifier token, para los webhooks"),
            hint: Translated(
                en: "At developer.intuit.com, in your application, under Webhooks. Only where you turned them on.",
                fr:
                    "Sur developer.intuit.com, dans votre application, sous Webhooks. Seulement si vous les avez activés.",
                es: "En developer.intuit.com, en su aplicación, en Webhooks. Solo si los activó."),
            isRequired: false),
        FormField(
            key: "requestsPerMinute", kind: .number,
            label: Translated(en: "Requests per minute", fr: "Requêtes par minute", es: "Solicitudes por minuto"),
            isRequired: false),
        FormField(
            key: "requestsPerSecond", kind: .number,
            label: Translated(en: "Requests per second", fr: "Requêtes par seconde", es: "Solicitudes por segundo"),
            isRequired: false),
        FormField(
            key: "batchesPerMinute", kind: .number,
            label: Translated(en: "Batches per minute", fr: "Lots par minute", es: "Lotes por minuto"),
            isRequired: false),
    ]

    /// `nil` before the first sign-in, which tells the company.
    fileprivate init?(_ values: ConnectionSettings) {
        guard let realm = values["realmID"] else { return nil }
        self.init(
            realmID: realm, signIn: SignInSettings(values), apiBaseURL: values["apiBaseURL"] ?? Self.productionBaseURL,
            limits: ServiceLimits(values))
    }
}

extension SignInSettings {
    fileprivate init(_ values: ConnectionSettings) {
        self.init(clientID: values["clientID"] ?? "", clientSecret: values["clientSecret"] ?? "")
        if let address = values["authorizeURL"] { authorizeURL = address }
        if let address = values["tokenURL"] { tokenURL = address }
        if let address = values["revokeURL"] { revokeURL = address }
    }
}

extension ServiceLimits {
    fileprivate init(_ values: ConnectionSettings) {
        self.init()
        if let number = values["requestsPerMinute"].flatMap({ Int($0) }) { requestsPerMinute = number }
        if let number = values["requestsPerSecond"].flatMap({ Int($0) }) { requestsPerSecond = number }
        if let number = values["batchesPerMinute"].flatMap({ Int($0) }) { batchesPerMinute = number }
    }
}
