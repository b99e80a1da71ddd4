/// Words of the list of integrations and of a single one.
package enum IntegrationsWord: String, PageWord {
    case title, lead, books, stores, hooksAddress, lastContact, nextRun, notYet, notPlanned, authorisation, workflows,
        noWorkflows
    case settings, storeDocuments, install, notInstalled, booksOnce, beginWithBooks, askAdministrators, connected,
        signInNeeded,
        endsSoon
    case ended, uninstalledState, renew, reconnect, orders, posted, waiting, needsYou, skipped
    case summary, product, storeName, company, country, currency, closedUntil, notClosed, taxModel, signedInSince,
        signInUntil
    case whatWasRead, uninstall, changeConnection, readAgain, nothingRead, formTitle, more, connect, saveAndSignIn, save
    case cancel, secretKept, stops, stays, stopsSchedules, stopsSignIn, stopsSecrets, staysBooks, staysHistory,
        staysAgain
    case uninstallNow, leave, new

    package func text(_ s: Sentences) -> String {
        switch self {
        case .new: s.say(en: "New integration", fr: "Nouvelle intégration", es: "Nueva integración")
        case .title: s.say(en: "Integrations", fr: "Intégrations", es: "Integraciones")
        case .lead:
            s.say(
                en: "One set of books, and as many stores as you sell in.",
                fr: "Un jeu de livres, et autant de boutiques que vous en avez.",
                es: "Un juego de libros, y tantas tiendas como tenga.")
        case .books: s.say(en: "Books", fr: "Livres", es: "Libros")
        case .stores: s.say(en: "Order systems", fr: "Systèmes de commandes", es: "Sistemas de pedidos")
        case .hooksAddress:
            s.say(
                en: "Address for webhooks", fr: "Adresse pour les webhooks", es: "Dirección para los webhooks")
        case .lastContact: s.say(en: "Last run", fr: "Dernière exécution", es: "Última ejecución")
        case .nextRun: s.say(en: "Next run", fr: "Prochaine exécution", es: "Próxima ejecución")
        case .notYet: s.say(en: "not yet", fr: "pas encore", es: "todavía no")
        case .notPlanned: s.say(en: "not planned", fr: "non prévue", es: "sin planificar")
        case .authorisation: s.say(en: "Sign-in", fr: "Authentification", es: "Inicio de sesión")
        case .workflows: s.say(en: "By itself", fr: "Automatique", es: "Automático")
        case .noWorkflows: s.say(en: "nothing yet", fr: "rien encore", es: "nada todavía")
        case .settings: s.say(en: "Settings", fr: "Réglages", es: "Ajustes")
        case .install: s.say(en: "Install", fr: "Installer", es: "Instalar")
        case .notInstalled: s.say(en: "not installed", fr: "non installé", es: "no instalado")
        case .booksOnce:
            s.say(
                en:
                    "A company keeps one set of books. For other books, make another company, or uninstall these first; what was posted stays.",
                fr:
                    "Une société tient un seul jeu de livres. Pour d’autres livres, créez une autre société, ou désinstallez d’abord ceux-ci ; ce qui est comptabilisé reste.",
                es:
                    "Una empresa lleva un solo juego de libros. Para otros libros, cree otra empresa o desinstale antes estos; lo contabilizado se conserva."
            )
        case .beginWithBooks:
            s.say(
                en: "Begin with the books; then connect the store.",
                fr: "Commencez par les livres ; connectez ensuite la boutique.",
                es: "Empiece por los libros; después conecte la tienda.")
        case .askAdministrators:
            s.say(
                en: "Administrators install and change integrations:",
                fr: "Les administrateurs installent et modifient les intégrations :",
                es: "Los administradores instalan y cambian las integraciones:")
        case .connected: s.say(en: "Connected", fr: "Connecté", es: "Conectado")
        case .signInNeeded: s.say(en: "Sign-in needed", fr: "Authentification requise", es: "Falta iniciar sesión")
        case .endsSoon: s.say(en: "Renew soon", fr: "À renouveler bientôt", es: "Renovar pronto")
        case .ended: s.say(en: "Sign-in ended", fr: "Authentification expirée", es: "Sesión terminada")
        case .uninstalledState: s.say(en: "Uninstalled", fr: "Désinstallé", es: "Desinstalado")
        case .renew: s.say(en: "Renew it now", fr: "Renouveler maintenant", es: "Renovar ahora")
        case .reconnect: s.say(en: "Reconnect", fr: "Reconnecter", es: "Volver a conectar")
        case .storeDocuments:
            s.say(
                en: "Invoices and credit memos", fr: "Factures et notes de crédit",
                es: "Facturas y notas de crédito")
        case .orders: s.say(en: "Orders", fr: "Commandes", es: "Pedidos")
        case .posted: s.say(en: "in the books", fr: "dans les livres", es: "en los libros")
        case .waiting: s.say(en: "waiting", fr: "en attente", es: "en espera")
        case .needsYou: s.say(en: "need you", fr: "à traiter", es: "requieren su atención")
        case .skipped: s.say(en: "skipped", fr: "écartées", es: "omitidos")
        case .summary: s.say(en: "Summary", fr: "Résumé", es: "Resumen")
        case .product: s.say(en: "Product", fr: "Produit", es: "Producto")
        case .storeName: s.say(en: "Store", fr: "Boutique", es: "Tienda")
        case .company: s.say(en: "Company", fr: "Société", es: "Empresa")
        case .country: s.say(en: "Country", fr: "Pays", es: "País")
        case .currency: s.say(en: "Currency", fr: "Devise", es: "Moneda")
        case .closedUntil: s.say(en: "Closed until", fr: "Clôturé jusqu’au", es: "Cerrado hasta")
        case .notClosed: s.say(en: "no closed period", fr: "aucune période clôturée", es: "ningún período cerrado")
        case .taxModel: s.say(en: "Sales tax", fr: "Taxe de vente", es: "Impuesto sobre ventas")
        case .signedInSince: s.say(en: "Signed in since", fr: "Authentifié depuis", es: "Sesión desde")
        case .signInUntil: s.say(en: "Sign-in ends", fr: "Fin de l’authentification", es: "Fin de la sesión")
        case .whatWasRead: s.say(en: "What was read", fr: "Ce qui a été lu", es: "Lo que se leyó")
        case .uninstall: s.say(en: "Uninstall…", fr: "Désinstaller…", es: "Desinstalar…")
        case .changeConnection: s.say(en: "Change the access…", fr: "Modifier l’accès…", es: "Cambiar el acceso…")
        case .readAgain: s.say(en: "Read the lists again", fr: "Relire les listes", es: "Volver a leer las listas")
        case .nothingRead:
            s.say(en: "Nothing was read yet.", fr: "Rien n’a encore été lu.", es: "Todavía no se leyó nada.")
        case .formTitle: s.say(en: "Access", fr: "Accès", es: "Acceso")
        case .more:
            s.say(en: "More, for special cases", fr: "Plus, pour cas particuliers", es: "Más, para casos especiales")
        case .connect: s.say(en: "Connect", fr: "Connecter", es: "Conectar")
        case .saveAndSignIn:
            s.say(en: "Save and go to the sign-in", fr: "Enregistrer et s’authentifier", es: "Guardar e iniciar sesión")
        case .save: s.say(en: "Save", fr: "Enregistrer", es: "Guardar")
        case .cancel: s.say(en: "Cancel", fr: "Annuler", es: "Cancelar")
        case .secretKept:
            s.say(
                en: "Leave it empty to keep the current value.", fr: "Laissez vide pour garder la valeur actuelle.",
                es: "Déjelo vacío para conservar el valor actual.")
        case .stops: s.say(en: "What stops", fr: "Ce qui s’arrête", es: "Qué se detiene")
        case .stays: s.say(en: "What stays", fr: "Ce qui reste", es: "Qué se conserva")
        case .stopsSchedules:
            s.say(
                en: "Nothing is read or posted any more by it; its schedules end.",
                fr: "Elle ne lit et ne comptabilise plus rien ; ses planifications prennent fin.",
                es: "Ya no lee ni contabiliza nada; sus programaciones terminan.")
        case .stopsSignIn:
            s.say(
                en: "The sign-in is revoked at QuickBooks; every store of the company rests.",
                fr: "L’accès est révoqué auprès de QuickBooks ; toutes les boutiques de la société sont suspendues.",
                es: "El acceso se revoca en QuickBooks; todas las tiendas de la empresa quedan en pausa.")
        case .stopsSecrets:
            s.say(
                en: "Its keys and tokens are deleted here.", fr: "Ses clés et jetons sont supprimés ici.",
                es: "Sus claves y tokens se eliminan aquí.")
        case .staysBooks:
            s.say(
                en: "Everything that is in QuickBooks stays as it is.",
                fr: "Tout ce qui est dans QuickBooks reste tel quel.",
                es: "Todo lo que está en QuickBooks queda como está.")
        case .staysHistory:
            s.say(
                en: "Orders, links, runs and the audit stay readable.",
                fr: "Commandes, liens, exécutions et piste d’audit restent lisibles.",
                es: "Pedidos, vínculos, ejecuciones y auditoría siguen legibles.")
        case .staysAgain:
            s.say(
                en: "Installed again, it goes on where it ended, without duplicates.",
                fr: "Réinstallée, elle reprend où elle s’est arrêtée, sans doublons.",
                es: "Si se instala de nuevo, sigue donde terminó, sin duplicados.")
        case .uninstallNow: s.say(en: "Uninstall it", fr: "Désinstaller", es: "Desinstalar")
        case .leave: s.say(en: "Leave all as it is", fr: "Tout laisser tel quel", es: "Dejar todo como está")
        }
    }
}
