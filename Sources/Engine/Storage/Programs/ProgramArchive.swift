package import Accounting

/// Programs that work with the product: their keys, their calls, and the addresses that are told what happens.
package protocol ProgramArchive: Sendable {
    /// Keeps a new key; the note stands in the audit of every company that it reaches.
    func save(_ key: ProgramKeyRow, note: AuditNote, now: Instant) async throws(StorageProblem)
    /// The key with that hash, also one that has ended.
    func key(hash: String) async throws(StorageProblem) -> ProgramKeyRow?
    func key(_ id: String) async throws(StorageProblem) -> ProgramKeyRow?
    /// Newest first.
    func keys(ofUser user: String) async throws(StorageProblem) -> [ProgramKeyRow]
    /// Of the company's stores, newest first.
    func storeKeys(ofCompany company: String) async throws(StorageProblem) -> [ProgramKeyRow]
    func noteUse(ofKey id: String, at: Instant) async throws(StorageProblem)
    /// `false`, and nothing is noted, for one that was revoked before.
    func revoke(key id: String, note: AuditNote, now: Instant) async throws(StorageProblem) -> Bool

    /// Takes a call, unless it is known. One that was taken before `abandonedBefore` and never finished is taken over; those that began
    /// before `forgottenBefore` are forgotten.
    func take(
        _ call: NamedCall, now: Instant, abandonedBefore: Instant, forgottenBefore: Instant
    ) async throws(StorageProblem) -> NamedCallStanding
    /// Keeps the answer, sealed.
    func finish(_ call: NamedCall, answer: String) async throws(StorageProblem)
    /// Nothing was done: it may be asked again.
    func release(_ call: NamedCall) async throws(StorageProblem)

    func save(_ webhook: WebhookRow, note: AuditNote, now: Instant) async throws(StorageProblem)
    /// Of a company, or with `nil` all; oldest first.
    func webhooks(of company: String?) async throws(StorageProblem) -> [WebhookRow]
    func remove(webhook id: String, note: AuditNote, now: Instant) async throws(StorageProblem)
    /// Keeps messages, each key once, and how far the webhook was told; in one transaction.
    func keep(_ deliveries: [DeliveryRow], ofWebhook id: String, place: String) async throws(StorageProblem)
    /// Messages that are due, oldest first; nobody else is given them before `until`.
    func takeDue(now: Instant, until: Instant, limit: Int) async throws(StorageProblem) -> [DeliveryRow]
    /// What a try came to; `next` is when it is tried again, `nil` never.
    func note(
        delivery id: String, status: Int?, answer: String, doneAt: Instant?, next: Instant?
    ) async throws(StorageProblem)
    /// Newest first; `before` is the last one of the page before.
    func deliveries(
        ofWebhook id: String, before: DeliveryRow?, limit: Int
    ) async throws(StorageProblem) -> [DeliveryRow]
    func delivery(_ id: String) async throws(StorageProblem) -> DeliveryRow?
    /// Forgets messages that are over and older.
    func forgetDeliveries(before: Instant) async throws(StorageProblem)
}
