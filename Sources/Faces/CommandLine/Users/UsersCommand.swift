package import ArgumentParser
import Features
import Outputs
import Storage
import Wording

/// `bookbridge users`: who may sign in to the pages, for the administrator who cannot (A1).
package struct UsersCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "users", abstract: "People who may sign in: list, add, reset, role, remove.",
        subcommands: [List.self, Add.self, Reset.self, SetRole.self, Remove.self], defaultSubcommand: List.self)

    package init() {}

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List people with their roles.")

        @OptionGroup var data: DataOptions

        func run() async throws {
            let sentences = try CommandContext.required().sentences
            try await data.withServices(makingData: true) { services in
                let people = People(services)
                let users = try await people.users()
                for user in users {
                    let roles = try await people.companies(of: user)
                    if data.json {
                        Console.print(jsonLine: UserOutput(user, roles.map { ($0.company.id, $0.role) }))
                    } else {
                        for line in sentences.lines(of: user, roles.map { ($0.company.id, $0.role) }) {
                            Console.print(line)
                        }
                    }
                }
                if users.isEmpty, !data.json { Console.print(sentences.noUsers) }
            }
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make an account and print the link by which its person chooses a password.")

        @Argument(help: "The e-mail address.")
        var email: String

        @Option(help: "The person's name; without it the part of the address before the @.")
        var name: String?

        @Option(help: "A company in which the person gets the role.")
        var company: String?

        @Option(help: "administrator, bookkeeper, clerk or viewer.")
        var role: String?

        @Flag(help: "The person administers all companies and makes new ones.")
        var owner = false

        @OptionGroup var data: DataOptions

        func run() async throws {
            let context = try CommandContext.required()
            let role = try self.role.map { try Choice.read($0, "--role", as: Role.self) }
            if (role == nil) != (company == nil) {
                throw CommandProblem.optionsApart(
                    [role == nil ? "--company" : "--role"], onlyWith: role == nil ? "--role" : "--company")
            }
            try await data.withServices(makingData: true) { services in
                let people = People(services)
                if let company { _ = try await services.scope(company) }
                let user = try await people.add(
                    email: email, name: name ?? String(email.prefix { $0 != "@" }), isOwner: owner)
                if let role, let company { try await CompanyPeople(services.scope(company)).setRole(role, of: user) }
                let link = try await people.passwordLink(for: user)
                if !data.json { Console.print(context.sentences.accountMade(user)) }
                LinkOutput.show(link, for: user, isJSON: data.json, context)
            }
        }
    }

    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a link by which a person chooses a new password.")

        @Argument(help: "The e-mail address.")
        var email: String

        @Flag(help: "Take the second factor away as well.")
        var secondFactor = false

        @OptionGroup var data: DataOptions

        func run() async throws {
            let context = try CommandContext.required()
            try await data.withServices(makingData: true) { services in
                let people = People(services)
                let user = try await people.user(email: email)
                if secondFactor {
                    try await people.removeSecondFactor(of: user)
                    if !data.json { Console.print(context.sentences.secondFactorRemoved(user.email)) }
                }
                LinkOutput.show(try await people.passwordLink(for: user), for: user, isJSON: data.json, context)
            }
        }
    }

    struct SetRole: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "role", abstract: "Give a person a role in a company, or `none`; or make them an owner.")

        @Argument(help: "The e-mail address.")
        var email: String

        @Argument(help: "The company; `all` with `owner` or `none` concerns all companies at once.")
        var company: String

        @Argument(help: "administrator, bookkeeper, clerk, viewer or none; for `all` owner or none.")
        var role: String

        @OptionGroup var data: DataOptions

        func run() async throws {
            let sentences = try CommandContext.required().sentences
            let wish = try Wish(role, isForAll: company == "all")
            try await data.withServices(makingData: true) { services in
                let people = People(services)
                let user = try await people.user(email: email)
                let told: String
                switch wish {
                case .owner(let isOwner):
                    try await people.setOwner(isOwner, user)
                    told = sentences.ownerSet(isOwner, user.email)
                case .role(let role):
                    try await CompanyPeople(services.scope(company)).setRole(role, of: user)
                    told = sentences.roleGiven(role, to: user.email, in: company)
                }
                let roles = try await people.companies(of: try await people.user(email: email))
                if data.json {
                    Console.print(
                        jsonLine: UserOutput(
                            try await people.user(email: email), roles.map { ($0.company.id, $0.role) }))
                } else {
                    Console.print(told)
                }
            }
        }

        private enum Wish {
            case owner(Bool)
            case role(Role?)

            init(_ word: String, isForAll: Bool) throws(CommandProblem) {
                switch (word, isForAll) {
                case ("none", false): self = .role(nil)
                case ("none", true): self = .owner(false)
                case ("owner", true): self = .owner(true)
                case (_, true): throw .wordUnknown(option: "role", word, known: ["owner", "none"])
                case (_, false):
                    guard let role = Role(rawValue: word) else {
                        throw .wordUnknown(option: "role", word, known: Role.allCases.map(\.rawValue) + ["none"])
                    }
                    self = .role(role)
                }
            }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remove an account with its roles and sessions; what it did stays in the audit.")

        @Argument(help: "The e-mail address.")
        var email: String

        @Flag(help: "You read what would be done and want it done.")
        var yes = false

        @OptionGroup var data: DataOptions

        func run() async throws {
            let sentences = try CommandContext.required().sentences
            try await data.withServices(makingData: true) { services in
                let people = People(services)
                let user = try await people.user(email: email)
                try await people.remove(user, isConfirmed: yes)
                if data.json {
                    Console.print(jsonLine: ["email": user.email, "outcome": "removed"])
                } else {
                    Console.print(sentences.accountRemoved(user.email))
                }
            }
        }
    }
}
