import ConnectorKit

/// No secure connection came about: nothing was said to whoever answered.
extension Sentences {
    func notSecure(_ name: String, _ fault: TLSFault) -> CauseText {
        CauseText(
            what: certificate(capitalised(name), fault),
            meaning: say(
                en: "Nothing was sent: somebody else could be answering in its place. Nothing is lost.",
                fr: "Rien n’a été envoyé : quelqu’un d’autre pourrait répondre à sa place. Rien n’est perdu.",
                es: "No se envió nada: otro podría estar respondiendo en su lugar. No se pierde nada."),
            remedy: mend(name, fault), fixes: [.retry, .openSettings], actor: .administrator)
    }

    private func certificate(_ name: String, _ fault: TLSFault) -> String {
        switch fault {
        case .expired:
            say(
                en: "\(name) answers with a certificate that has expired.",
                fr: "\(name) répond avec un certificat qui a expiré.",
                es: "\(name) responde con un certificado caducado.")
        case .notYetValid:
            say(
                en: "\(name) answers with a certificate that is not valid yet.",
                fr: "\(name) répond avec un certificat qui n’est pas encore valable.",
                es: "\(name) responde con un certificado que todavía no es válido.")
        case .selfSigned:
            say(
                en: "\(name) answers with a certificate that it signed itself: nobody else vouches for it.",
                fr: "\(name) répond avec un certificat auto-signé : personne d’autre ne s’en porte garant.",
                es: "\(name) responde con un certificado firmado por sí mismo: nadie más lo avala.")
        case .issuerUnknown:
            say(
                en: """
                    \(name) answers with a certificate whose issuer is not known here, or leaves out the certificates between \
                    it and its issuer.
                    """,
                fr: """
                    \(name) répond avec un certificat dont l’émetteur est inconnu ici, ou sans les certificats intermédiaires \
                    qui mènent à cet émetteur.
                    """,
                es: """
                    \(name) responde con un certificado cuyo emisor no se conoce aquí, o sin los certificados intermedios que \
                    llevan hasta el emisor.
                    """)
        case .otherName:
            say(
                en: "\(name) answers with a certificate that is made out to another name than that of the address.",
                fr: "\(name) répond avec un certificat établi pour un autre nom que celui de l’adresse.",
                es: "\(name) responde con un certificado emitido para otro nombre que el de la dirección.")
        case .notSpoken:
            say(
                en:
                    "What answers at the address of \(name) does not speak TLS, although the address begins with https.",
                fr: "Ce qui répond à l’adresse \(de(name)) ne parle pas TLS, bien que l’adresse commence par https.",
                es: "Lo que responde en la dirección de \(name) no habla TLS, aunque la dirección empieza por https.")
        case .notAgreed:
            say(
                en: "\(name) and we could not agree on a secure connection (TLS).",
                fr: "Aucune connexion sécurisée (TLS) n’a pu être établie avec \(name).",
                es: "No se pudo acordar una conexión segura (TLS) con \(name).")
        }
    }

    private func mend(_ name: String, _ fault: TLSFault) -> String {
        switch fault {
        case .expired:
            say(
                en:
                    "Have the host renew the certificate; then retry. A browser shows the same warning at that address.",
                fr:
                    "Faites renouveler le certificat par l’hébergeur, puis réessayez. Un navigateur affiche le même avertissement à cette adresse.",
                es:
                    "Pida al alojamiento que renueve el certificado y reintente. Un navegador muestra el mismo aviso en esa dirección."
            )
        case .notYetValid:
            say(
                en: "Check the clock of this machine, then the days in the certificate; then retry.",
                fr: "Vérifiez l’horloge de cette machine, puis les dates du certificat ; puis réessayez.",
                es: "Compruebe el reloj de esta máquina y después las fechas del certificado; luego reintente.")
        case .selfSigned:
            say(
                en: """
                    Have the host install a certificate of a public authority; most give one free of charge (Let’s Encrypt). One of your own is trusted when \(code("BOOKBRIDGE_CERTIFICATES")) names it. Then retry.
                    """,
                fr: """
                    Faites installer par l’hébergeur un certificat d’une autorité publique ; la plupart en offrent un \
                    (Let’s Encrypt). Le vôtre est accepté si \(code("BOOKBRIDGE_CERTIFICATES")) le nomme. Puis réessayez.
                    """,
                es: """
                    Pida al alojamiento un certificado de una autoridad pública; la mayoría lo da gratis (Let’s Encrypt). El \
                    suyo propio se acepta si \(code("BOOKBRIDGE_CERTIFICATES")) lo nombra. Después reintente.
                    """)
        case .issuerUnknown:
            say(
                en: """
                    Have the host install the whole chain (“full chain”) of its certificate. The issuer of a network of your own is trusted when \(code("BOOKBRIDGE_CERTIFICATES")) names it. Then retry.
                    """,
                fr: """
                    Faites installer par l’hébergeur la chaîne complète (« full chain ») de son certificat. L’émetteur de votre \
                    propre réseau est accepté si \(code("BOOKBRIDGE_CERTIFICATES")) le nomme. Puis réessayez.
                    """,
                es: """
                    Pida al alojamiento que instale la cadena completa («full chain») de su certificado. El emisor de su propia \
                    red se acepta si \(code("BOOKBRIDGE_CERTIFICATES")) lo nombra. Después reintente.
                    """)
        case .otherName:
            say(
                en: """
                    Use the address as a browser shows it without a warning, with or without www; or have the host add this \
                    name to the certificate. Then retry.
                    """,
                fr: """
                    Utilisez l’adresse telle qu’un navigateur l’affiche sans avertissement, avec ou sans www ; ou faites \
                    ajouter ce nom au certificat par l’hébergeur. Puis réessayez.
                    """,
                es: """
                    Use la dirección tal como un navegador la muestra sin avisos, con o sin www; o pida al alojamiento que \
                    añada este nombre al certificado. Después reintente.
                    """)
        case .notSpoken:
            say(
                en: "Check the address and its port; if they are right, have the host switch TLS on. Then retry.",
                fr:
                    "Vérifiez l’adresse et son port ; s’ils sont exacts, faites activer TLS par l’hébergeur. Puis réessayez.",
                es:
                    "Compruebe la dirección y su puerto; si son correctos, pida al alojamiento que active TLS. Después reintente."
            )
        case .notAgreed:
            say(
                en: """
                    If it lasts, ask the host whether TLS 1.2 or later is offered, and whether something between us and \
                    \(name) opens secure connections. Then retry.
                    """,
                fr: """
                    Si cela dure, demandez à l’hébergeur si TLS 1.2 ou plus récent est proposé, et si quelque chose entre nous \
                    et \(name) intercepte les connexions sécurisées. Puis réessayez.
                    """,
                es: """
                    Si continúa, pregunte al alojamiento si se ofrece TLS 1.2 o posterior y si algo entre nosotros y \(name) \
                    intercepta las conexiones seguras. Después reintente.
                    """)
        }
    }
}
