import Features
import Storage
import Transport
import WebPages
import Wording

/// The mail server that the operator names; letters of the product are handed in there.
struct Mail {
    private let client: SMTPClient
    private let from: MailMessage.Address
    /// Between two looks at what waits.
    let everySeconds: Int64

    /// `nil` where no server is named; throws for one that cannot be meant.
    init?(_ environment: [String: String]) throws(CommandProblem) {
        guard let text = environment["BOOKBRIDGE_MAIL"], !text.isEmpty else { return nil }
        let server = MailServer(
            text, password: environment["BOOKBRIDGE_MAIL_PASSWORD"],
            certificates: environment["BOOKBRIDGE_MAIL_CERTIFICATES"])
        guard let server else {
            throw .optionUnfit(option: "BOOKBRIDGE_MAIL", value: text, expected: "smtps://user@mail.example.com")
        }
        let sender = environment["BOOKBRIDGE_MAIL_FROM"] ?? ""
        guard let from = MailMessage.Address(sender) else {
            throw .optionUnfit(
                option: "BOOKBRIDGE_MAIL_FROM", value: sender, expected: "Bookbridge <books@example.com>")
        }
        let every = environment["BOOKBRIDGE_MAIL_EVERY"] ?? String(MailService.everySecondsUsual)
        guard let seconds = Int64(every), (1...3600).contains(seconds) else {
            throw .optionUnfit(option: "BOOKBRIDGE_MAIL_EVERY", value: every, expected: "1…3600")
        }
        everySeconds = seconds
        client = SMTPClient(server)
        self.from = from
    }

    func handIn(_ letter: LetterRow) async -> Postman.Answer {
        let message = MailMessage(
            from: from, to: MailMessage.Address(email: letter.recipient), subject: letter.subject, text: letter.text,
            html: letter.html, id: letter.id, date: letter.createdAt)
        do throws(MailProblem) {
            try await client.send(message)
            return .taken
        } catch {
            let problem = LetterProblem(error)
            return error.mayPass ? .delayed(problem) : .refused(problem)
        }
    }
}

extension LetterProblem {
    fileprivate init(_ problem: MailProblem) {
        switch problem {
        case .unreachable: self = .unreachable
        case .notSecure: self = .notSecure
        case .loginRefused: self = .loginRefused
        case .delayed(let code, let text), .refused(let code, let text): self = .said(code: code, text: text)
        }
    }
}
