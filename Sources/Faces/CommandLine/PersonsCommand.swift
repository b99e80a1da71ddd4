package import ArgumentParser

/// The commands on kept data under one name; the program adds those for rehearsals.
package struct PersonsCommand: AsyncParsableCommand {
    /// In the order in which help lists them.
    package static let subcommands: [any ParsableCommand.Type] = [
        ServeCommand.self, SyncCommand.self, PlanCommand.self, OrdersCommand.self, OrdersCommand.Send.self,
        RunsCommand.self, FeedsCommand.self, SuppliersCommand.self, RecordsCommand.self, PushCommand.self,
        ImportCommand.self,
        IntegrationsCommand.self, BackfillCommand.self, ReconcileCommand.self, UndoCommand.self, AuditCommand.self,
        UsersCommand.self, KeysCommand.self,
    ]

    package static let configuration = CommandConfiguration(commandName: "bookbridge", subcommands: subcommands)

    package init() {}
}
