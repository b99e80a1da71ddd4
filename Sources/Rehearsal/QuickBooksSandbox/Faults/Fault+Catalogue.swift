/// The refusals with the service's own words. Source: quickbooks-online.md §3, §6.3, §6.4.
extension Fault {
    private static let invalidProperty = "Request has invalid or unsupported property"

    static func unknownProperty(_ name: String, of type: String, known: [String]) -> Fault {
        let quoted = known.prefix(67).map { "\"\($0)\"" }.joined(separator: ", ")
        return Fault(
            2010, invalidProperty,
            "Property Name:Unrecognized field \"\(name)\" (class com.intuit.schema.finance.v3.\(type)), not marked as "
                + "ignorable (\(known.count) known properties: \(quoted)]) specified is unsupported or invalid",
            element: name)
    }

    static func unreadable(_ detail: String = "failed to parse json object", element: String? = nil) -> Fault {
        Fault(
            2010, invalidProperty, "Property Name:\(detail); a property specified is unsupported or invalid",
            element: element)
    }

    static func missing(_ name: String) -> Fault {
        missing(name, "Required parameter \(name) is missing in the request")
    }

    static func missing(_ name: String, _ detail: String) -> Fault {
        Fault(
            2020, "Required param missing, need to supply the required value for the API", detail, element: name)
    }

    static func invalidId(_ text: String) -> Fault {
        Fault(2030, "Invalid ID", "Id should be a valid number. Supplied value:\(text)", element: "Id")
    }

    static func invalidCharacters(_ name: String) -> Fault {
        Fault(
            2040, "Invalid String. The string specified has some unsupported or invalid characters",
            "Property Name:\(name) has unsupported or invalid characters", element: name)
    }

    static func length(_ name: String, max: Int, supplied: Int, min: Int = 0) -> Fault {
        Fault(
            2050, "String length is either shorter or longer than supported by specification",
            "String length specified does not match the supported length. Min:\(min) Max:\(max) supported. "
                + "Supplied length:\(supplied)", element: name)
    }

    static func dateFormat(_ name: String, _ text: String) -> Fault {
        Fault(2060, "Invalid Date format", "Invalid Date format : \(text)", element: name)
    }

    static func dateValue(_ name: String, _ text: String) -> Fault {
        Fault(2070, "Invalid Date value", "Invalid Date value : \(text)", element: name)
    }

    static func number(_ name: String, _ text: String) -> Fault {
        Fault(2080, "Invalid Number format", "Invalid Number : \(text)", element: name)
    }

    static func numberValue(_ name: String, _ text: String) -> Fault {
        Fault(2090, "Invalid Number", "Invalid Number : \(text)", element: name)
    }

    static func decimal(_ name: String, _ text: String) -> Fault {
        Fault(2100, "Invalid Decimal format", "Invalid Decimal : \(text)", element: name)
    }

    static func enumeration(_ name: String, _ text: String) -> Fault {
        Fault(2170, "Invalid Enumeration", "Invalid Enumeration : \(text)", element: name)
    }

    static func requestId(_ text: String) -> Fault {
        Fault(2130, "Invalid Request Id Format", "Invalid Request Id Format : \(text)", element: "requestid")
    }

    static func email(_ name: String) -> Fault {
        Fault(
            2210, "Email Address does not conform to RFC 822 specification",
            "Email Address is not valid : it must be of the form name@domain", element: name)
    }

    static func boolean(_ name: String, _ text: String) -> Fault {
        Fault(2230, "Invalid Boolean", "Invalid Boolean : \(text)", element: name)
    }

    static func reference(_ family: String, _ id: String, element: String) -> Fault {
        Fault(
            2500, "Invalid Reference Id", "Invalid Reference Id : \(family) element id \(id) not found",
            element: element)
    }

    static func inactiveReference(element: String) -> Fault {
        Fault(
            2500, "Invalid Reference Id",
            "Invalid Reference Id : Something you're trying to use has been made inactive. Check the fields with "
                + "accounts, customers, items, vendors or employees.", element: element)
    }

    static var notFound: Fault {
        Fault(
            610, "Object Not Found",
            "Object Not Found : Something you're trying to use has been made inactive. Check the fields with accounts, "
                + "customers, items, vendors or employees.")
    }

    static var deleted: Fault {
        Fault(610, "Object Not Found", "Object Not Found : Another user has deleted this transaction.")
    }

    static var cannotLink: Fault {
        Fault(
            620, "Transaction cannot be linked",
            "The linked transaction cannot be found or can't be linked to this "
                + "transaction", element: "LinkedTxn")
    }

    static var stale: Fault {
        Fault(
            5010, "Stale Object Error",
            "Stale Object Error : You and root were working on this at the same time. root finished before you did, so "
                + "your work was not saved.")
    }

    static func business(_ text: String, element: String? = nil) -> Fault {
        Fault(
            6000, "A business validation error has occurred while processing your request",
            "Business Validation Error: \(text)", element: element)
    }

    static func amountDiffers(_ amount: Cents) -> Fault {
        let digits = Array(String(amount.count.magnitude / 100))
        var grouped = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { grouped += "," }
            grouped.append(digit)
        }
        let cents = CalendarDay.two(Int(amount.count.magnitude % 100))
        let text = (amount < .zero ? "-" : "") + grouped + "." + cents
        return Fault(
            6070, "Amount calculation incorrect in the request",
            "Amount is not equal to UnitPrice * Qty. Supplied value:\(text)", element: "Amount")
    }

    static func duplicateNumber(_ number: String, of type: String, id: Int) -> Fault {
        Fault(
            6140, "Duplicate Document Number Error",
            "Duplicate Document Number Error : You must specify a different number. This number has already been used. "
                + "DocNumber=\(number) is assigned to TxnType=\(type) with TxnId=\(id)", element: "DocNumber")
    }

    static func duplicateName(_ detail: String) -> Fault {
        Fault(
            6240, "Duplicate Name Exists Error", "The name supplied already exists. : \(detail)")
    }

    static var subscriptionEnded: Fault {
        Fault(
            6190, "Invalid Company Status",
            "Subscription period has ended or canceled or there was a billing problem : You can't add data to "
                + "QuickBooks Online Plus because your trial or subscription period ended")
    }

    static var booksClosed: Fault {
        Fault(
            6210, "Account period closed, cannot update through services",
            "Account Period Closed, Cannot Update Through Services Error : The account period has closed and the "
                + "account books cannot be updated through services. Please use the product to make these updates.")
    }

    static func accountType(_ element: String) -> Fault {
        Fault(
            6430, "Invalid account type",
            "Invalid Account Type: You need to select a different type of account for this transaction.",
            element: element)
    }

    static var deposited: Fault {
        Fault(
            6540, "Deposited Transaction cannot be changed",
            "This transaction has been deposited. If you want to change or delete it, you must edit the deposit it "
                + "appears on and remove it first.")
    }

    static func unsupported(_ detail: String) -> Fault {
        Fault(500, "Unsupported Operation", detail, kind: .system)
    }

    static var systemFailure: Fault {
        Fault(
            10000, "An application error has occurred while processing your request",
            "System Failure Error: Could not find resource for relative request", status: 500, kind: .system)
    }

    static func syntax(_ encountered: String, column: Int) -> Fault {
        Fault(
            4000, "Error parsing query",
            "QueryParserError: Encountered \(encountered) at line 1, column \(column). Was expecting one of: ...")
    }

    static func query(_ detail: String) -> Fault {
        Fault(4001, "Invalid query", "QueryValidationError: \(detail)")
    }
}

/// What the gateway says before the service is asked. Source: §6.1, §5.
extension Fault {
    static func unauthenticated(_ detail: String) -> Fault {
        Fault(
            3200, "message=AuthenticationFailed; errorCode=003200; statusCode=401", detail, status: 401,
            kind: .authentication, isFromGateway: true)
    }

    static var forbidden: Fault {
        Fault(
            3100, "message=ApplicationAuthorizationFailed; errorCode=003100; statusCode=403",
            "Application Authorization Failed", status: 403, kind: .service, isFromGateway: true)
    }

    static var throttled: Fault {
        Fault(
            3001, "message=ThrottleExceeded; errorCode=003001; statusCode=429",
            "The request limit was reached.  Try again later", status: 429, kind: .service)
    }

    /// Told by something on the way, in a page that is not the service's.
    static var turnedAway: Fault {
        var fault = Fault(0, "", "<html><body>403 Forbidden</body></html>", status: 403)
        fault.isPage = true
        return fault
    }

    /// A refusal that was ordered: only its code says anything.
    static func ordered(_ code: Int) -> Fault {
        Fault(code, "Refused", "The stand-in was told to refuse this with \(code).")
    }

    static func unavailable(_ status: Int) -> Fault {
        Fault(
            10000, "message=InternalServerError; errorCode=010000; statusCode=\(status)",
            "The service is temporarily unavailable. Try again later", status: status, kind: .service,
            isFromGateway: true)
    }
}
