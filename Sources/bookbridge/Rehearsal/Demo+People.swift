import ConnectorKit
import Features
import Storage

extension Demo {
    /// The administrator of the demonstration, with a fresh password at each start: kept data may be visited again.
    func account() async throws -> (email: String, password: String) {
        let people = People(services)
        let email = "tess@example.com"
        let user: UserRow
        if let known = try await people.users().first(where: { $0.email == email }) {
            user = known
        } else {
            user = try await people.add(email: email, name: "Tess Marlowick", isOwner: true)
        }
        let password = OneTimeSecret.typed(by: services.world.chance).text
        let link = try await people.passwordLink(for: user)
        _ = try await Accounts(services).reset(byLink: link.secret.text, to: password)
        return (email, password)
    }
}
