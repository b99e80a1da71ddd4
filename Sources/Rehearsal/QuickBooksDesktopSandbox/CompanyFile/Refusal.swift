/// Why QuickBooks does not do what a request asks: its code and its words. Source: quickbooks-desktop.md §3.8.
struct Refusal: Error, Sendable, Equatable {
    let code: Int
    let message: String

    init(_ code: Int, _ message: String) {
        self.code = code
        self.message = message
    }

    /// 0 to 499 tell, 500 to 999 warn, 1000 and above refuse.
    static func severity(_ code: Int) -> String { code < 500 ? "Info" : code < 1000 ? "Warn" : "Error" }

    private static let noRecord =
        "  QuickBooks error message: Invalid argument.  The specified record does not exist in the list."

    static func unconvertible(_ code: Int, _ form: String, _ text: String, _ field: String) -> Refusal {
        Refusal(code, "There was an error when converting the \(form) value \"\(text)\" in the field \"\(field)\".")
    }

    static func invalidID(_ text: String, _ field: String) -> Refusal {
        Refusal(3000, "The given object ID \"\(text)\" in the field \"\(field)\" is invalid.")
    }

    static func tooLong(_ text: String, _ field: String) -> Refusal {
        Refusal(3070, "The string \"\(text)\" in the field \"\(field)\" is too long.")
    }

    static func badName(_ text: String, _ field: String) -> Refusal {
        Refusal(
            3090, "There was an error when storing \"\(text)\" in the \"\(field)\" field: it may not contain a colon.")
    }

    static func nameInUse(_ name: String) -> Refusal {
        Refusal(3100, "The name \"\(name)\" of the list element is already in use.")
    }

    static func notFound(_ id: String) -> Refusal {
        Refusal(3120, "Object \"\(id)\" specified in the request cannot be found." + noRecord)
    }

    static func noParent(_ name: String) -> Refusal {
        Refusal(3130, "There is an invalid reference to a parent \"\(name)\" in the list." + noRecord)
    }

    static func badReference(_ kind: String, _ name: String, _ place: String) -> Refusal {
        Refusal(3140, "There is an invalid reference to QuickBooks \(kind) \"\(name)\" in the \(place)." + noRecord)
    }

    static func missing(_ field: String) -> Refusal {
        Refusal(3150, "There is a missing element: \"\(field)\".")
    }

    static func notAllowed(_ field: String, _ why: String) -> Refusal {
        Refusal(3151, "The \"\(field)\" element is not allowed here.  QuickBooks error message: \(why)")
    }

    static func conflicting(_ field: String, _ why: String) -> Refusal {
        Refusal(3152, "The \"\(field)\" element conflicts with another.  QuickBooks error message: \(why)")
    }

    static func inUse(_ id: String, _ why: String) -> Refusal {
        Refusal(
            3160, "Cannot delete the object specified by the id = \"\(id)\".  QuickBooks error message: \(why)")
    }

    static let closingDelete = Refusal(
        3161, "Cannot delete a transaction that is dated on or before the company's closing date.")

    static let closingDate = Refusal(
        3171, "The transaction is dated on or before the company's closing date and cannot be recorded or changed.")

    static let locked = Refusal(
        3175,
        "There was an error when saving.  QuickBooks error message: The transaction could not be locked. It is in use by another user."
    )

    static func saving(_ kind: String, _ why: String) -> Refusal {
        Refusal(3180, "There was an error when saving a \(kind).  QuickBooks error message: \(why)")
    }

    static func cannotVoid(_ kind: String) -> Refusal {
        Refusal(3185, "A \(kind) cannot be voided.")
    }

    static func outOfDate(_ sequence: String) -> Refusal {
        Refusal(3200, "The provided edit sequence \"\(sequence)\" is out-of-date.")
    }

    static func invalid(_ field: String, _ value: String, _ why: String) -> Refusal {
        Refusal(
            3210, "The \"\(field)\" field has an invalid value \"\(value)\".  QuickBooks error message: \(why)")
    }

    static let notProcessed = Refusal(3231, "The request has not been processed.")

    static func notEnabled(_ feature: String) -> Refusal {
        Refusal(
            3250, "This feature is not enabled or not available in this version of QuickBooks: \(feature).")
    }

    static let readOnly = Refusal(3263, "The application has been authorised to read only.")

    static func noAccount(_ item: String) -> Refusal {
        Refusal(3270, "Missing posting account for \"\(item)\".")
    }

    static func wrongAccount(_ field: String, _ name: String) -> Refusal {
        Refusal(3280, "The account \"\(name)\" in the field \"\(field)\" is of a kind that cannot be used here.")
    }

    static func macro(_ name: String) -> Refusal { Refusal(9100, "The macro \"\(name)\" has not been defined.") }
}
