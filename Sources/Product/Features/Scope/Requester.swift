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

    package init(
        person: ID<Person>? = nil, name: String, role: Role, visibleStores: Set<ID<Store>>? = nil,
        sendableKinds: Set<DocumentKind>? = nil
    ) {
        self.person = person
        self.name = name
        self.role = role
        self.visibleStores = visibleStores
        self.sendableKinds = sendableKinds
    }

    /// Whoever runs commands on the machine: the data are theirs.
    package static func machineOperator(_ name: String) -> Requester { Requester(name: name, role: .administrator) }

    func sees(_ store: String) -> Bool { visibleStores.map { $0.contains(ID(store)) } ?? true }
}
