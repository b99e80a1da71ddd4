package import Storage
import Sync

/// What the audit keeps of a change of rights, as JSON: what was done to whom, and what of.
package struct PersonNote: Hashable, Sendable, Codable {
    package enum Deed: String, Hashable, Sendable, Codable, CaseIterable {
        case added, removed, ownerMade, ownerEnded, roleGiven, roleTaken, invited, invitationWithdrawn,
            invitationAccepted
        case resetLinkMade, passwordChanged, secondFactorOn, secondFactorOff, emailChanged, teamSaved, teamRemoved,
            keyMade, keyRevoked, webhookSaved, webhookRemoved
    }

    package var deed: Deed
    /// The address of the account; empty for a team.
    package var person: String = ""
    package var role: Role?
    /// The role before.
    package var was: Role?
    /// The name of a team or of a key, the address of a webhook.
    package var team: String?

    package init(_ deed: Deed, _ person: String = "", role: Role? = nil, was: Role? = nil, team: String? = nil) {
        self.deed = deed
        self.person = person
        self.role = role
        self.was = was
        self.team = team
    }

    /// The entry of the audit.
    func note(by actor: String) throws(FeatureProblem) -> AuditNote {
        let text: String
        do { text = try RecordText.encode(self) } catch {
            throw .storage(.failed("a record cannot be written as JSON"))
        }
        return AuditNote(
            .person, actor: actor, subjects: person.isEmpty ? [] : [.person(person)], content: text)
    }
}
