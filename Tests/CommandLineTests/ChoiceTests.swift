import Commerce
import Features
import Foundation
import TestKit
import Testing
import Wording

@testable import CommandLine

@Suite("Words of commands", .tags(.i3))
struct ChoiceTests {
    @Test(
        "name a feed by its word, and as the pages call it in the language of the reader",
        arguments: [
            ("en", "invoices", Workflow.invoices), ("fr", "Création de produits", .products),
            ("fr", "creation de  produits", .products), ("fr", "MISE À JOUR DES PRODUITS", .productUpdates),
            ("fr", "Exporter client", .customers), ("fr", "Export facture", .invoices),
            ("fr", "Export CreditMemo", .creditMemos), ("es", "Exportar facturas", .invoices),
            ("en", "Export credit memos", .creditMemos),
        ])
    func workflows(language: String, text: String, workflow: Workflow) throws {
        #expect(try Choice.workflow(text, "--workflow", Sentences(tag: language)) == workflow)
    }

    @Test("are known each by its own name only, and an unknown one tells those that there are")
    func unknown() throws {
        for tag in ["en", "fr", "es"] {
            let sentences = Sentences(tag: tag)
            for workflow in Workflow.allCases {
                let title = sentences.title(of: workflow, isOfDocuments: true)
                #expect(try Choice.workflow(title, "--workflow", sentences) == workflow)
            }
            for family in SyncedFamily.allCases {
                let tab = family.records.map { sentences.tab(of: $0) } ?? sentences.productsTab
                #expect(try Choice.family(tab, "FAMILY", sentences) == family)
            }
        }
        #expect(try Choice.stream("Factures", "--of", Sentences(tag: "fr")) == .invoices)
        #expect(throws: CommandProblem.self) { try Choice.workflow("Export", "--workflow", Sentences(tag: "fr")) }
    }

    @Test("Files of JSON are read as editors write them; rows are left to who finds out their encoding")
    func encodings() throws {
        let json = #"{"invoices":{"path":"/factures","fields":{"number":"Numéro"}}}"#
        let latin = try #require(json.data(using: .isoLatin1))
        #expect(FileText.text(latin) == json)
        #expect(FileText.sound(latin) == Data(json.utf8))
        #expect(FileText.sound(Data(json.utf8)) == Data(json.utf8))
        let wide = try #require(json.data(using: .utf16LittleEndian))
        #expect(FileText.text(Data([0xFF, 0xFE]) + wide) == json)
        #expect(FileText.text(Data([0xEF, 0xBB, 0xBF]) + Data(json.utf8)) == json)
        let rows = try #require("numero;libellé\n1;Thé\n".data(using: .isoLatin1))
        #expect(FileText.sound(rows) == rows)
    }
}
