import Accounting
import ConnectorKit
import TestKit
import Testing

@testable import QuickBooksOnline

@Suite("A question in the query language")
struct QueryTests {
    @Test("escapes apostrophes and backslashes")
    func quoting() {
        #expect(QueryStatement.quoted(#"Adam's \ Shop"#) == #"'Adam\'s \\ Shop'"#)
    }

    @Test(
        "asks for a piece of a name that the language cannot say",
        arguments: [
            ("Paweł Nowak", "Nowak"), ("O’Neil – Mugs™", "Neil"), ("山田太郎", ""), ("Ana Ruiz’s 100% \\ Shop", "Ana Ruiz"),
        ])
    func likeness(_ name: String, _ part: String) {
        #expect(!QueryStatement.canSay(name))
        #expect(QueryStatement.sayablePart(of: name) == part)
        #expect(QueryStatement.canSay(part))
    }

    @Test("is ordered and paged")
    func text() {
        var statement = QueryStatement(entity: .item, conditions: [QueryStatement.activeOrNot])
        statement.start = 1001
        #expect(
            statement.text
                == "SELECT * FROM Item WHERE Active IN (true, false) ORDERBY Id STARTPOSITION 1001 MAXRESULTS 1000")
    }

    @Test("travels in the address while it is short, in the body when it is long")
    func travel() {
        let requests = QuickBooksRequests(
            settings: QuickBooksOnlineSettings(
                realmID: "1", signIn: SignInSettings(clientID: "c", clientSecret: "s"),
                apiBaseURL: "http://books.example"))
        let short = requests.query("SELECT * FROM Item WHERE Name = 'a+b & c%'")
        #expect(short.method == .get && short.url.contains("a%2Bb%20%26%20c%25"))
        let long = requests.query(String(repeating: "x", count: 2000))
        #expect(long.method == .post && long.header("Content-Type") == "application/text")
        #expect(long.cost == .read && long.body.count == 2000)
    }

    @Test("answers for up to thirty postings at a time")
    func grouped() {
        let sales = (1...70).map { number in
            var sale = Documents.sale(number.isMultiple(of: 2) ? .invoice : .salesReceipt)
            sale.number = "EW\(number)"
            return Posting.sample(.document(.sale(sale)), id: "\(number)")
        }
        let questions = LookQuestion.questions(sales.map { Sought($0, Companies.us) })
        #expect(questions.map(\.members.count).sorted() == [5, 5, 30, 30])
        #expect(Set(questions.flatMap { $0.members.map(\.sought.intentID) }) == Set(sales.map(\.intentID)))
    }

    @Test("asks by day and customer where there is no number")
    func unnumbered() {
        let payments = (1...3).map { Posting.sample(.document(.payment(Documents.payment())), id: "\($0)") }
        let questions = LookQuestion.questions(payments.map { Sought($0, Companies.us) })
        #expect(
            questions.map(\.statement.conditions) == [
                ["TxnDate >= '2026-06-01'", "TxnDate <= '2026-06-01'", "CustomerRef IN ('58')"]
            ])
    }
}
