import Bookkeeping
import ConnectorKit
import Wording

/// Settings of a store and its books as JSON, made of their one description; their meanings are those of `bookbridge integrations settings`.
enum SettingsShape {
    /// As they are given out: every setting stands there.
    static let read = JSONShape.object("StoreSettings", members(Setting.all, "", isRead: true))
    /// As they are taken: records of the books by name, identifier or both, and what is left out is as usual.
    static let written = JSONShape.object("StoreSettingsGiven", members(Setting.all, "", isRead: false))

    private static let sentences = Sentences(.english)

    private static func members(_ settings: [Setting], _ parent: String, isRead: Bool) -> [JSONMember] {
        settings.map { setting in
            let path = parent.isEmpty ? setting.key : "\(parent).\(setting.key)"
            let about = sentences.meaning(ofSetting: path) ?? ""
            let mayLack = setting.presence == .optional || setting.presence == .spoken
            let value = shape(setting.value, path, isRead: isRead)
            let field = mayLack ? JSONShape.nullable(value) : value
            let isRequired = isRead || setting.presence == .required || setting.presence == .spoken
            return isRequired ? .field(setting.key, field, about) : .optional(setting.key, field, about)
        }
    }

    private static func shape(_ value: SettingValue, _ path: String, isRead: Bool) -> JSONShape {
        switch value {
        case .yesNo: .flag
        case .text: .text()
        case .day: .text(.date)
        case .timeZone: .word(100)
        case .currency: .word(3)
        // `8.25`: a program that reckons with it wants it exact.
        case .percent: isRead ? .text(.amount) : .either([.text(.amount), .integer(0...1_000)])
        case .number(let range): .integer(range)
        case .word(let words): .choice(words)
        case .account, .record: isRead ? .nullable(record) : .either([.word(), record, name, identifier])
        case .identifier: isRead ? .text() : .either([.word(), record, identifier])
        case .customerAssignment:
            .either([
                .choice(["buyer", "organisation"]), .object([.field("generic", isRead ? .nullable(record) : record)]),
            ])
        case .list(let element): .list(shape(element, path + "[]", isRead: isRead), most: 100_000)
        case .map(let element): .map(shape(element, path, isRead: isRead))
        case .group(let settings): .object(members(settings, path, isRead: isRead))
        }
    }

    private static let record = JSONShape.object([.field("id", .text()), .field("name", .text())])
    private static let name = JSONShape.object([.field("name", .word())])
    private static let identifier = JSONShape.object([.field("id", .word())])
}
