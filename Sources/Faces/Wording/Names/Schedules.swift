package import Accounting
package import Features
package import Foundation

extension Sentences {
    /// A schedule by the rule that is kept: `off`, `every 3600`, `daily 03:30`; a rule that we do not know is shown as it is.
    ///
    /// Source: F2.
    package func schedule(_ rule: String) -> String {
        let words = rule.split(separator: " ")
        switch (words.first, words.dropFirst().first) {
        case ("off", nil): return say(en: "off", fr: "désactivé", es: "desactivado")
        case ("every", let seconds?):
            guard let seconds = Int(seconds), seconds > 0 else { return plain(rule) }
            return every(seconds: seconds)
        case ("daily", let time?):
            let time = plain(String(time))
            return say(en: "daily at \(time)", fr: "chaque jour à \(time)", es: "cada día a las \(time)")
        default: return plain(rule)
        }
    }

    /// The same with the clock that its time of day follows: UTC as long as the settings say no time zone.
    package func schedule(_ rule: String, in zone: TimeZone?) -> String {
        let text = schedule(rule)
        guard rule.hasPrefix("daily ") else { return text }
        return "\(text) (\(zone.map { plain($0.identifier) } ?? "UTC"))"
    }

    private func every(seconds: Int) -> String {
        let units: [(seconds: Int, noun: Noun)] = [(86_400, .day), (3600, .hour), (60, .minute), (1, .second)]
        let unit = units.first { seconds.isMultiple(of: $0.seconds) } ?? (1, .second)
        let count = seconds / unit.seconds
        if count == 1 { return eachOne(unit.noun) }
        let every = pick(en: "every", fr: unit.noun.isFeminineInFrench ? "toutes les" : "tous les", es: "cada")
        return "\(every) \(counted(count, unit.noun))"
    }

    private func eachOne(_ noun: Noun) -> String {
        if noun == .day { return say(en: "daily", fr: "chaque jour", es: "cada día") }
        if noun == .hour { return say(en: "hourly", fr: "chaque heure", es: "cada hora") }
        if noun == .minute { return say(en: "every minute", fr: "chaque minute", es: "cada minuto") }
        return say(en: "every second", fr: "chaque seconde", es: "cada segundo")
    }
}

extension Sentences {
    /// After a schedule was set: what runs when, and when next.
    package func scheduled(
        _ workflow: Workflow, of store: String, _ rule: String, next: Instant?, in zone: TimeZone
    ) -> String {
        let what = "\(plain(store)), \(name(of: workflow))"
        guard let next else {
            return say(
                en: "\(what): off; it runs only when somebody starts it.",
                fr: "\(what) : désactivé ; le flux ne s’exécute que si quelqu’un le lance.",
                es: "\(what): desactivado; solo se ejecuta si alguien lo inicia.")
        }
        return labelled(what, "\(schedule(rule)). \(nextRun(at: next, in: zone))") + " " + servedHint
    }

    /// When the service starts.
    package func serving(at address: String) -> String {
        say(
            en:
                "Bookbridge is running and answers at \(address). It carries out what is scheduled until it is stopped:",
            fr: "Bookbridge fonctionne et répond sur \(address). Il exécute ce qui est planifié jusqu’à son arrêt :",
            es: "Bookbridge está en marcha y responde en \(address). Ejecuta lo programado hasta que se detenga:")
    }

    /// When somebody asks it to end.
    package var ending: String {
        say(
            en: "Stopping: what is on its way is waited for and recorded. A second signal stops at once.",
            fr: "Arrêt en cours : ce qui est en chemin est attendu et noté. Un second signal arrête tout de suite.",
            es: "Terminando: lo que está en camino se espera y se anota. Una segunda señal termina de inmediato.")
    }

    package var nothingScheduled: String {
        say(
            en: "Nothing is scheduled; `bookbridge feeds set` changes that.",
            fr: "Rien n’est planifié ; `bookbridge feeds set` y remédie.",
            es: "No hay nada programado; `bookbridge feeds set` lo cambia.")
    }

    private var servedHint: String {
        say(
            en: "`bookbridge serve` must be running for it.",
            fr: "`bookbridge serve` doit tourner pour cela.",
            es: "Para eso debe estar en marcha `bookbridge serve`.")
    }
}

extension Noun {
    fileprivate var isFeminineInFrench: Bool { self == .hour || self == .minute || self == .second }
}
