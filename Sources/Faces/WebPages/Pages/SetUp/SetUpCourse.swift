import Accounting
import Bookkeeping
import Features
import Storage
import Wording

/// A step of the wizard; its word stands in the address (W22).
enum SetUpStep: String, Sendable, CaseIterable {
    case books, store, start, documents, accounts, taxes, payments, trial, orders, automatic

    var name: SetUpWord { SetUpWord(rawValue: rawValue) ?? .steps }
    var question: SetUpWord { SetUpWord(rawValue: "\(rawValue)Ask") ?? .steps }
    /// Why the proposal is as it is; those of pairs and accounts have their own.
    var why: SetUpWord? { SetUpWord(rawValue: "\(rawValue)Why") }

    var next: SetUpStep? {
        let all = Self.allCases
        return all.firstIndex(of: self).flatMap { $0 + 1 < all.count ? all[$0 + 1] : nil }
    }

    var before: SetUpStep? {
        let all = Self.allCases
        return all.firstIndex(of: self).flatMap { $0 > 0 ? all[$0 - 1] : nil }
    }

    /// The page of settings that it asks from; `nil` for those that ask for something else.
    var settings: StoreSettingsPage.Kind? {
        switch self {
        case .accounts: .accounts
        case .taxes: .taxes
        case .payments: .payments
        case .books, .store, .start, .documents, .trial, .orders, .automatic: nil
        }
    }
}

/// How far the set-up is, by what is there: nothing of it is kept apart, so it can be left and resumed anywhere.
struct SetUpCourse: Sendable {
    var books: Integration?
    var store: Integration?
    var draft: SettingsDraft?
    var posted: Int

    var isBooksReady: Bool { books?.ref.state == .active }

    func isDone(_ step: SetUpStep) -> Bool {
        switch step {
        case .books: isBooksReady
        case .store: store?.ref.state == .active
        case .start, .documents: (draft?.version ?? 0) > 0
        case .accounts, .taxes, .payments: (draft?.version ?? 0) > 0 && draft?.problems.isEmpty ?? false
        case .trial, .orders: posted > 0
        case .automatic: store?.workflows.contains(.orders) ?? false
        }
    }

    /// A step can be opened once what it is chosen from is there.
    func isOpen(_ step: SetUpStep) -> Bool {
        switch step {
        case .books: true
        case .store: isBooksReady
        case .start: isDone(.books) && isDone(.store)
        case .documents, .accounts, .taxes, .payments, .trial, .orders, .automatic: isDone(.start)
        }
    }

    /// Where one goes on.
    var here: SetUpStep { SetUpStep.allCases.first { !isDone($0) } ?? .automatic }

    static func load(_ scope: CompanyScope) async throws -> SetUpCourse {
        let integrations = Integrations(scope)
        let all = try await integrations.overview().filter { $0.ref.state != .uninstalled }
        var course = SetUpCourse(
            books: all.first { $0.ref.side == .books }, store: all.first { $0.ref.side == .store }, draft: nil,
            posted: 0)
        guard case .store(let store)? = course.store?.ref, course.isBooksReady else { return course }
        course.draft = try await StoreSettings(scope).draft(of: store.id)
        course.posted = try await integrations.counts(of: store.id).posted
        return course
    }
}
