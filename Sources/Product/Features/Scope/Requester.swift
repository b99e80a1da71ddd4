package import Accounting
package import Storage

/// Who asks a feature: a person or a program, and what they may see and send in one company (A1).
package struct Requester: Hashable, Sendable {
    /// A person who signs in.
    package enum Person {}

    /// `nil` for programs and for the operator of the machine.
    package var person: ID<Person>?
    /// As the audit names them (X7).
    package var name: String
    package var role: Role
    /// The stores that they see; `nil` for all.
    package var visibleStores: Set<ID<Store>>?
    /// The kinds of documents that they may send from single orders; `nil` for all.
    package var sendableKinds: Set<DocumentKind>?
    /// All that a program may do whatever its owner's role; `nil` for all that the role has.
    package var permissions: Set<Permission>?

    package init(
        person: ID<Person>? = nil, name: String, role: Role, visibleStores: Set<ID<Store>>? = nil,
        sendableKinds: Set<DocumentKind>? = nil, permissions: Set<Permission>? = nil
    ) {
        self.person = person
        self.name = name
        self.role = role
        self.visibleStores = visibleStores
        self.sendableKinds = sendableKinds
        self.permissions = permissions
    }

    /// Whoever runs commands on the machine; they may do everything.
    package static func machineOperator(_ name: String) -> Requester { Requester(name: name, role: .administrator) }

    /// Whether the program's key has the scope; people have no such limit.
    func reaches(_ permission: Permission) -> Bool { permissions.map { $0.contains(permission) } ?? true }

    func sees(_ store: String) -> Bool { visibleStores.map { $0.contains(ID(store)) } ?? true }
}
