import Accounting
import Bookkeeping
import ConnectorKit
import Foundation
import Sync
import TestKit
import Testing
import Wording

@Suite("Every explanation", .tags(.x6, .x10))
struct ExplanationTests {
    @Test("has all its parts, as whole sentences, in each language", arguments: Language.allCases)
    func parts(_ language: Language) {
        for example in Subjects.everything {
            let explanation = example.explain(Sentences(language))
            #expect(!explanation.code.isEmpty)
            for text in [explanation.what, explanation.meaning] {
                #expect(text.hasSuffix("."), "\(example.code): \(text)")
                #expect(text.first?.isLowercase == false, "\(example.code): \(text)")
            }
            #expect(explanation.remedy.hasSuffix("."), "\(example.code): \(explanation.remedy)")
            #expect(explanation.buttons.allSatisfy { !$0.label.isEmpty }, "\(example.code)")
        }
    }

    @Test("is said differently in each language")
    func differs() {
        for example in Subjects.everything {
            let told = Language.allCases.map { example.explain(Sentences($0)) }
            for part in [\Explanation.what, \.meaning, \.remedy] {
                #expect(Set(told.map { $0[keyPath: part] }).count == 3, "\(example.code): \(told[0][keyPath: part])")
            }
            #expect(Set(told.map { $0.buttons.map(\.fix) }).count == 1, "\(example.code): other steps by language")
            #expect(Set(told.map(\.code)).count == 1)
        }
    }

    @Test("names no command on pages, and says all the same what to do", arguments: Language.allCases)
    func onPages(_ language: Language) {
        let sentences = Sentences(language).onPages
        for example in Subjects.onPages {
            let told = example.explain(sentences)
            for text in [told.what, told.meaning, told.remedy] {
                #expect(!text.isEmpty, "\(example.code)")
                for mark in ["bookbridge ", "`", "--"] {
                    #expect(!text.contains(mark), "\(example.code): \(text)")
                }
            }
        }
    }

    @Test("offers a step exactly when somebody must act")
    func steps() {
        for example in Subjects.everything {
            let explanation = example.explain(Sentences(.english))
            #expect(explanation.buttons.isEmpty == (explanation.actor == .nobody), "\(example.code)")
            #expect(Set(explanation.buttons).count == explanation.buttons.count, "\(example.code)")
        }
    }

    @Test(
        "of a problem waits for nobody exactly when the problem passes by itself",
        arguments: ProblemExamples.all, OutsideSide.allCases)
    func actor(_ cause: ConnectorProblem.Cause, _ side: OutsideSide) {
        let problem = ConnectorProblem(cause)
        let explanation = Sentences(.english).explain(problem, from: side)
        #expect((explanation.actor == .nobody) == (problem.remedy == .wait))
    }

    @Test("of amounts holds both numbers and the difference")
    func numbers() {
        let refusal = Refusal.totalsDiffer(order: Sample.money(21850), computed: Sample.money(21849))
        let what = Sentences(.french).explain(refusal).what
        for number in ["218,50", "218,49", "0,01"] { #expect(what.contains(number)) }
    }

    @Test("of several refusals says each once and keeps the first one's step first")
    func several() {
        let refusals = [
            Refusal.accountMissing(name: "Sales"), .accountMissing(name: "Tips"), .taxUnpaired([Sample.tax]),
        ]
        let explanation = Sentences(.english).explain(OrderReason.refused(refusals))
        #expect(explanation.what.contains("“Sales”") && explanation.what.contains("“Tips”"))
        #expect(explanation.what.contains("“IVA”"))
        #expect(explanation.remedy.components(separatedBy: "Choose another account").count == 2)
        #expect(explanation.buttons.first?.fix == .chooseAccount)
    }

    @Test("shows no secret, whatever the other side wrote")
    func secrets() {
        let text = "401 for Bearer abc.def-123, access_token=tok456 and \"client_secret\": \"s3cr3t\""
        let problem = ConnectorProblem(.signInNeeded, text: text)
        let explanation = Sentences(.english).explain(problem, from: .books)
        let shown = explanation.text + explanation.details.map(\.text).joined()
        for secret in ["abc.def-123", "tok456", "s3cr3t"] { #expect(!shown.contains(secret)) }
        #expect(shown.contains("401 for Bearer"))
    }

    @Test("of the store offers no step in the books", arguments: ProblemExamples.all)
    func storeSteps(_ cause: ConnectorProblem.Cause) {
        let explanation = Sentences(.english, storeName: "Ecwid").explain(ConnectorProblem(cause), from: .store)
        let stepsInBooks: Set<Fix> = [.openInBooks, .linkExisting, .activateInBooks, .postOnFirstOpenDay]
        #expect(stepsInBooks.isDisjoint(with: explanation.buttons.map(\.fix)))
        #expect(!explanation.text.contains("QuickBooks"))
    }
}
