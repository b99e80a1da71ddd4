package import Features

extension Sentences {
    /// What a permission lets a person do, after *may*.
    package func name(of permission: Permission) -> String {
        switch permission {
        case .seeConnections: say(en: "see connections", fr: "voir les connexions", es: "ver las conexiones")
        case .seeOrders: say(en: "see orders", fr: "voir les commandes", es: "ver los pedidos")
        case .seeRuns: say(en: "see runs", fr: "voir les exécutions", es: "ver las ejecuciones")
        case .seeFeeds: say(en: "see workflows", fr: "voir les flux", es: "ver los flujos")
        case .seeSettings: say(en: "see settings", fr: "voir les réglages", es: "ver los ajustes")
        case .seeBackfills: say(en: "see history runs", fr: "voir les reprises d’historique", es: "ver el historial")
        case .seeReconciliation:
            say(en: "see reconciliations", fr: "voir les rapprochements", es: "ver las conciliaciones")
        case .seePeople:
            say(en: "see the people", fr: "voir les personnes", es: "ver a las personas")
        case .syncStores: say(en: "sync stores", fr: "synchroniser les boutiques", es: "sincronizar las tiendas")
        case .retryOrders: say(en: "retry orders", fr: "réessayer des commandes", es: "reintentar pedidos")
        case .sendOrders: say(en: "send orders", fr: "envoyer des commandes", es: "enviar pedidos")
        case .leaveOrdersOut: say(en: "leave orders out", fr: "écarter des commandes", es: "apartar pedidos")
        case .pushRecords:
            say(en: "send and bring in records", fr: "envoyer et importer des données", es: "enviar e importar datos")
        case .answerOrders:
            say(
                en: "answer questions about orders", fr: "répondre aux questions sur les commandes",
                es: "responder preguntas sobre pedidos")
        case .previewRuns:
            say(en: "preview runs", fr: "prévisualiser les exécutions", es: "ver por adelantado las ejecuciones")
        case .changeFeeds:
            say(en: "change schedules", fr: "changer les planifications", es: "cambiar las programaciones")
        case .changeSettings: say(en: "change settings", fr: "changer les réglages", es: "cambiar los ajustes")
        case .bringInHistory: say(en: "bring in history", fr: "reprendre l’historique", es: "traer el historial")
        case .mendFindings:
            say(
                en: "act on findings of a reconciliation", fr: "traiter les constats d’un rapprochement",
                es: "tratar las discrepancias de una conciliación")
        case .undoPosted: say(en: "undo", fr: "retirer des écritures", es: "deshacer asientos")
        case .seeAudit: say(en: "see the audit", fr: "voir la piste d’audit", es: "ver el registro de auditoría")
        case .changeConnections:
            say(en: "change connections", fr: "changer les connexions", es: "cambiar las conexiones")
        case .changePeople:
            say(en: "change roles and teams", fr: "changer les rôles et les équipes", es: "cambiar roles y equipos")
        case .changeCompany: say(en: "change the company", fr: "changer la société", es: "cambiar la empresa")
        }
    }
}
