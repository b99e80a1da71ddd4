import ConnectorKit
import Storage
import Sync

extension AuditNote {
    /// What a person does through these services, told as JSON; found by the connection that it concerns.
    init(
        _ action: AuditAction, by services: Services, of connection: String, _ content: some Encodable
    ) throws(FeatureProblem) {
        let text: String
        do { text = try RecordText.encode(content) } catch {
            throw .storage(.failed("a record cannot be written as JSON"))
        }
        self.init(action, actor: services.actor, subjects: [.connection(connection)], content: text)
    }

    /// The same, found by more.
    func found(by subjects: [AuditSubject]) -> AuditNote {
        var note = self
        note.subjects.formUnion(subjects)
        return note
    }
}
