/// Words around every page.
package enum FrameWord: String, PageWord {
    case skip, companies, newCompany, language, account, signOut, settings, menu, closeMenu, people, shortcuts, mistakes
    case mistake, integrations, needs, audit, reconciliation, runs, products, backfills, syncNow, overview, orders
    case search, narrow, copy, copied

    package func text(_ s: Sentences) -> String {
        switch self {
        case .skip: s.say(en: "Skip to the content", fr: "Aller au contenu", es: "Ir al contenido")
        case .companies: s.say(en: "Companies", fr: "Sociétés", es: "Empresas")
        case .newCompany: s.say(en: "New company", fr: "Nouvelle société", es: "Nueva empresa")
        case .language: s.say(en: "Language", fr: "Langue", es: "Idioma")
        case .account: s.say(en: "Your account", fr: "Votre compte", es: "Su cuenta")
        case .signOut: s.say(en: "Sign out", fr: "Se déconnecter", es: "Cerrar sesión")
        case .settings: s.say(en: "Settings", fr: "Réglages", es: "Ajustes")
        case .menu: s.say(en: "Menu", fr: "Menu", es: "Menú")
        case .closeMenu: s.say(en: "Close the menu", fr: "Fermer le menu", es: "Cerrar el menú")
        case .integrations: s.say(en: "Integrations", fr: "Intégrations", es: "Integraciones")
        case .reconciliation: s.say(en: "Reconciliation", fr: "Rapprochement", es: "Conciliación")
        case .audit: s.say(en: "Audit", fr: "Piste d’audit", es: "Auditoría")
        case .needs: s.say(en: "Needs you", fr: "À traiter", es: "Requieren atención")
        case .overview: OverviewWord.title.text(s)
        case .orders: OrdersWord.title.text(s)
        case .search: OrdersWord.searchHint.text(s)
        case .narrow:
            s.say(
                en: "Type to shorten the list", fr: "Saisir pour réduire la liste", es: "Escriba para acortar la lista")
        case .copy: s.say(en: "Copy", fr: "Copier", es: "Copiar")
        case .copied: s.say(en: "Copied", fr: "Copié", es: "Copiado")
        case .people: s.say(en: "People", fr: "Personnes", es: "Personas")
        case .shortcuts: s.say(en: "Shortcuts", fr: "Raccourcis", es: "Atajos")
        case .mistakes:
            s.say(en: "Something must be corrected", fr: "Une correction est nécessaire", es: "Hay que corregir algo")
        case .runs: RunsWord.title.text(s)
        case .products: SyncedWord.productsTitle.text(s)
        case .backfills: BackfillsWord.title.text(s)
        case .syncNow: RunsWord.syncNow.text(s)
        case .mistake: s.say(en: "Mistake", fr: "Erreur", es: "Error")
        }
    }
}
