import Accounting
import ConnectorKit
package import Features
import Foundation
import Logging
import ServiceLifecycle
package import Storage
import Sync
import Wording

/// Writes the letters that are due, and hands in what waits, again and again.
package struct MailService: Service {
    private let services: Services
    private let settings: SiteSettings
    private let postman: Postman
    private let everySeconds: Int64
    private let logger = Logger(label: "mail")

    /// `everySeconds` lie between two rounds; a letter that was not taken waits so long at first.
    package init(
        _ services: Services, settings: SiteSettings, everySeconds: Int64 = MailService.everySecondsUsual,
        handIn: @escaping @Sendable (LetterRow) async -> Postman.Answer
    ) {
        self.services = services
        self.settings = settings
        self.everySeconds = everySeconds
        postman = Postman(services, pauseSeconds: everySeconds, handIn: handIn)
    }

    package func run() async throws {
        await services.world.clock.rounds(pauseMilliseconds: everySeconds * 1000) { await round() }
    }

    /// One round; what goes wrong is told to the log and tried again in the next.
    package func round() async {
        do throws(FeatureProblem) {
            for news in try await MailNews(services).gather() { try await write(news) }
            let taken = try await postman.sendDue()
            if taken > 0 { logger.info("letters handed in", metadata: ["letters": "\(taken)"]) }
            if let waiting = try await Letters(services).waiting() {
                let problem = Sentences(.english).lettersWait(waiting.problem)
                logger.warning("letters wait", metadata: ["letters": "\(waiting.count)", "problem": "\(problem)"])
            }
            logger.debug("mail was looked after")
        } catch {
            let text = Sentences(.english).explain(error).text
            logger.error("mail could not be done", metadata: ["problem": "\(text)"])
        }
    }

    private func write(_ news: News) async throws(FeatureProblem) {
        let zone = news.user.timeZone.flatMap { TimeZone(identifier: $0) } ?? .gmt
        var sentences = Sentences(tag: news.user.language ?? "en").onPages
        sentences.zone = zone
        let letter: Letter
        switch news.content {
        case .report(let report):
            let path: String
            switch report.period {
            case .run(let run): path = CompanyPath.run(run.id.rawValue, of: report.company.rawValue)
            case .day: path = CompanyPath.runs(report.company.rawValue)
            }
            letter = sentences.reportLetter(report, in: zone, link: settings.address + path)
        case .signInEnds(let company, let name, let books, let end):
            letter = sentences.signInLetter(
                company: name, books: books, at: end, now: services.world.clock.now(), in: zone,
                link: settings.address + CompanyPath.root(company.rawValue))
        }
        try await Letters(services).keep(letter, key: news.key, to: news.user.email)
    }

    package static let everySecondsUsual: Int64 = 30
}

extension Letters {
    /// Keeps a letter as it was written.
    @discardableResult
    func keep(_ letter: Letter, key: String, to recipient: String) async throws(FeatureProblem) -> Bool {
        try await keep(key: key, to: recipient, subject: letter.subject, text: letter.text, html: letter.html)
    }
}
