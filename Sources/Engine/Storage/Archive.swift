/// Everything that must be kept, and the promises about it; contracts, no SQL.
///
/// Each call is one transaction: all of it or nothing, also through a crash. Both engines pass the same contract suite.
/// Source: design.md §4, style.md §6.
package typealias Archive =
    CompanyArchive
    & MirrorArchive
    & OrderArchive
    & OrderListArchive
    & OutboxArchive
    & RunArchive
    & ProductArchive
    & AuditArchive
    & SummaryArchive
    & ReconciliationArchive
    & UndoArchive
    & BackfillArchive
    & FirstSightArchive
    & RecordArchive
    & PushArchive
    & ImportArchive
    & HookArchive
    & PeopleArchive
    & ErrandArchive
    & SyncedArchive
    & MailArchive
    & CauseArchive
    & KeptReconciliationArchive
    & ProgramArchive
