import Sync
import TestKit
import Testing
import Wording

@Suite("What is counted", .tags(.x10))
struct AgreementTests {
    private func undone(_ orders: Int, _ outcome: UndoneDocuments.Outcome) -> UndoReport {
        UndoReport(
            run: "r1",
            orders: (0..<orders).map {
                UndoneDocuments(id: "\($0)", number: "EW\($0)", outcome: outcome, documents: [], reason: nil)
            }, staying: [:])
    }

    @Test("agrees with the orders of an undo")
    func undo() {
        let (french, spanish) = (Sentences(.french), Sentences(.spanish))
        #expect(french.summary(undone(1, .takenBack)) == "1\u{A0}commande retirée.")
        #expect(french.summary(undone(2, .takenBack)) == "2\u{A0}commandes retirées.")
        #expect(french.summary(undone(2, .kept)) == "2\u{A0}commandes gardées telles quelles.")
        #expect(spanish.summary(undone(1, .takenBack)) == "1\u{A0}pedido retirado.")
        #expect(spanish.summary(undone(2, .kept)) == "2\u{A0}pedidos se conservan como estaban.")
    }

    @Test("agrees with the customers that an undo leaves")
    func staying() {
        let report = UndoReport(run: "r1", orders: [], staying: ["customer": 1])
        let told = [Language.english, .french, .spanish].map { Sentences($0).stayingRecords(report) }
        #expect(
            told == [
                "1\u{A0}customer that the run made stays in QuickBooks, which cannot delete it.",
                "1\u{A0}client créé par l’exécution reste dans QuickBooks, qui ne peut pas le supprimer.",
                "1\u{A0}cliente que creó la ejecución permanece en QuickBooks, que no puede eliminarlo.",
            ])
    }

    @Test("agrees with one order that would come out differently")
    func differing() {
        #expect(
            Sentences(.french).differing(1, of: 3)
                == "Avec ces réglages, 1 sur 3\u{A0}commandes donnerait un autre résultat. Rien n’a été enregistré.")
        #expect(
            Sentences(.spanish).differing(1, of: 3)
                == "Con esta configuración, 1 de 3\u{A0}pedidos daría otro resultado. No se guardó nada.")
    }
}
