extension Sentences {
    /// `300 histories: every promise was kept in each.`
    package func simulated(_ count: Int, broken: Int) -> String {
        let word = say(
            en: form(count, "history", "histories"), fr: "\(form(count, "histoire", "histoires"))",
            es: form(count, "historia", "historias"))
        let histories = "\(self.count(count))\u{A0}\(word)"
        if broken == 0 {
            return say(
                en: "\(histories): every promise was kept in each.",
                fr: "\(histories) : chaque promesse a été tenue dans chacune.",
                es: "\(histories): cada promesa se cumplió en todas.")
        }
        return say(
            en: "\(histories): in \(self.count(broken)) a promise was broken.",
            fr: "\(histories) : dans \(self.count(broken)), une promesse a été rompue.",
            es: "\(histories): en \(self.count(broken)) se rompió una promesa.")
    }

    /// Above the story of a seed that failed.
    package func brokenPromise(_ promise: Promise, seed: UInt64) -> String {
        let text = self.promise(promise)
        return say(
            en: "Seed \(seed) breaks a promise: \(text)", fr: "La graine \(String(seed)) rompt une promesse : \(text)",
            es: "La semilla \(seed) rompe una promesa: \(text)")
    }

    /// How to see it again.
    package func replay(_ command: String) -> String {
        say(
            en: "To see it again: \(plain(command))", fr: "Pour le revoir : \(plain(command))",
            es: "Para verlo otra vez: \(plain(command))")
    }

    /// Above the table of faults.
    package var faultsStruck: String {
        say(
            en: "How often each fault struck:", fr: "Combien de fois chaque incident a frappé :",
            es: "Cuántas veces ocurrió cada fallo:")
    }
}
