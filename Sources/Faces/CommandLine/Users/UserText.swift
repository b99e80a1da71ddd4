import Features
import Outputs
import Storage
import Wording

extension LinkOutput {
    static func show(_ link: People.Link, for user: UserRow, isJSON: Bool, _ context: CommandContext) {
        let address = "\(context.pages())/password-resets/\(link.secret.text)"
        let assumed = context.pagesAddress == nil ? context.sentences.pagesAssumed(at: context.pages()) : nil
        if isJSON {
            Console.print(jsonLine: LinkOutput(link, for: user, at: address))
            if let assumed { Console.note(assumed) }
            return
        }
        Console.print(context.sentences.passwordLinkMade(for: user.email, until: link.pass.endsAt))
        Console.print("  \(address)")
        if let assumed { Console.print(assumed) }
    }
}

extension Sentences {
    /// A person and their roles, a line each.
    func lines(of user: UserRow, _ roles: [(company: String, role: Role)]) -> [String] {
        let head = "\(plain(user.email))  \(plain(user.name))"
        guard !user.isOwner else { return ["\(head)  \(ownerName)"] }
        return [head] + roles.map { "  \(plain($0.company))  \(name(of: $0.role))" }
    }
}
