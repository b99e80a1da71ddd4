import Foundation
import HTTPTypes

/// Change data capture, tax service, PDF and e-mail. Source: quickbooks-online.md §4, §8.1.
extension QuickBooksService {
    private static let changesMax = 1000
    private static let lookBackDays: Int64 = 30

    func changes(_ matter: Case) throws -> SandboxAnswer {
        let query = matter.request.query
        guard let entities = query["entities"], !entities.isEmpty else { throw Fault.missing("entities") }
        guard let sinceText = query["changedSince"] else { throw Fault.missing("changedSince") }
        guard let since = Moment(sinceText, in: matter.company.profile.zone) else {
            throw Fault.dateFormat("changedSince", sinceText)
        }
        if now.milliseconds - since.milliseconds > Self.lookBackDays * 86_400_000 {
            throw Fault(
                2190, "Invalid Date Range", "changedSince cannot be more than 30 days in the past",
                element: "changedSince")
        }
        let groups = try entities.split(separator: ",").map { name -> JSONValue in
            let trimmed = name.trimmingCharacters(in: .whitespaces)
            guard let kind = EntityKind(path: trimmed), ![.taxAgency, .taxCode, .taxRate].contains(kind) else {
                throw Fault.query("Metadata not found for Entity : \(trimmed)")
            }
            return .object(group(matter.file, kind, since))
        }
        return SandboxAnswer(200, ["CDCResponse": [["QueryResponse": .array(groups)]], "time": time(matter)])
    }

    private func group(_ file: CompanyFile, _ kind: EntityKind, _ since: Moment) -> JSONObject {
        let shelf = file.shelf(kind)
        let floor = Moment(milliseconds: since.milliseconds / 1000 * 1000)
        var rows = shelf.changed(since: floor).prefix(Self.changesMax).map { JSONValue.object(file.shown(kind, $0)) }
        for gone in shelf.deleted.filter({ $0.at >= floor }).prefix(Self.changesMax - rows.count) {
            rows.append([
                "domain": "QBO", "status": "Deleted", "Id": .string(String(gone.id)),
                "MetaData": ["LastUpdatedTime": .string(gone.at.text(in: file.profile.zone))],
            ])
        }
        guard !rows.isEmpty else { return JSONObject() }
        let count = JSONValue.number(String(rows.count))
        return [kind.rawValue: .array(rows), "startPosition": 1, "maxResults": count, "totalCount": count]
    }

    /// Makes a tax code with its rates. Source: §8.1.
    func taxService(_ matter: Case) throws -> SandboxAnswer {
        let file = matter.file
        let body = try SchemaCheck().checked(try object(matter.request), as: "TaxService")
        guard let name = body.text("TaxCode"), !name.isEmpty else { throw Fault.missing("TaxCode") }
        if name.utf16.count > 100 { throw Fault.length("TaxCode", max: 100, supplied: name.utf16.count) }
        guard file.id(named: name, .taxCode) == nil else {
            throw Fault.duplicateName("Another tax code is already using this name.")
        }
        let details = body.objects("TaxRateDetails")
        guard !details.isEmpty else { throw Fault.missing("TaxRateDetails") }
        var sales: [Int] = []
        var purchases: [Int] = []
        var answered: [JSONValue] = []
        for detail in details {
            let rate = try taxRate(detail, file)
            if detail.text("TaxApplicableOn") == "Purchase" { purchases.append(rate) } else { sales.append(rate) }
            var told = detail
            told["TaxRateId"] = .string(String(rate))
            answered.append(.object(told))
        }
        let id = file.nextId(.taxCode)
        let record = file.taxCodeBody(name, description: name, isTaxable: true, sales: sales, purchases: purchases)
        file.put(.taxCode, id, file.newRecord(.taxCode, id: id, record))
        let answer: JSONObject = [
            "TaxCode": .string(name), "TaxCodeId": .string(String(id)), "TaxRateDetails": .array(answered),
        ]
        try matter.company.keep([file.commit()], requestId: nil, status: 200, body: answer)
        return SandboxAnswer(200, answer)
    }

    private func taxRate(_ detail: JSONObject, _ file: CompanyFile) throws -> Int {
        if let text = detail.text("TaxRateId"), !text.isEmpty {
            guard let id = Int(text), file.kept(.taxRate, id) != nil else {
                throw Fault.reference("Tax rates", text, element: "TaxRateId")
            }
            return id
        }
        guard let name = detail.text("TaxRateName"), !name.isEmpty else { throw Fault.missing("TaxRateName") }
        if name.utf16.count > 10 { throw Fault.length("TaxRateName", max: 10, supplied: name.utf16.count, min: 1) }
        guard let value = detail.exact("RateValue") else { throw Fault.missing("RateValue") }
        if value < .zero || value > Exact(100) { throw Fault.numberValue("RateValue", value.text) }
        guard let agency = detail.text("TaxAgencyId").flatMap({ Int($0) }) else { throw Fault.missing("TaxAgencyId") }
        guard file.kept(.taxAgency, agency) != nil else {
            throw Fault.reference("Tax agencies", String(agency), element: "TaxAgencyId")
        }
        guard file.id(named: name, .taxRate) == nil else {
            throw Fault.duplicateName("Another tax rate is already using this name")
        }
        let id = file.nextId(.taxRate)
        let body = file.taxRateBody(name, percent: value.text, agency: agency, isZero: value.isZero)
        file.put(.taxRate, id, file.newRecord(.taxRate, id: id, body))
        return id
    }

    private static let mailable: Set<EntityKind> = [
        .invoice, .estimate, .salesReceipt, .creditMemo, .refundReceipt, .purchaseOrder, .payment,
    ]

    private func document(_ matter: Case, _ kind: EntityKind, _ text: String) throws -> (id: Int, record: JSONObject) {
        guard Self.mailable.contains(kind) else {
            throw Fault.unsupported("Operation is not supported for \(kind.rawValue)")
        }
        guard let id = Int(text) else { throw Fault.invalidId(text) }
        guard let record = matter.file.record(kind, id) else { throw Fault.notFound }
        return (id, record)
    }

    /// A page with the number and the total: enough to be a PDF.
    func pdf(_ matter: Case, _ kind: EntityKind, _ text: String) throws -> SandboxAnswer {
        let (id, record) = try document(matter, kind, text)
        let title = "\(kind.rawValue) \(record.text("DocNumber") ?? String(id)) \(record.text("TotalAmt") ?? "")"
        let plain = title.filter { $0.isASCII && $0 != "(" && $0 != ")" && $0 != "\\" }
        let stream = "BT /F1 14 Tf 72 720 Td (\(plain)) Tj ET"
        let page = """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
            4 0 obj<</Length \(stream.utf8.count)>>stream
            \(stream)
            endstream endobj
            5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
            trailer<</Root 1 0 R>>
            %%EOF
            """
        return SandboxAnswer(200, text: page, type: "application/pdf")
    }

    func send(_ matter: inout Case, _ kind: EntityKind, _ text: String) throws -> SandboxAnswer {
        var (id, record) = try document(matter, kind, text)
        let property = kind == .purchaseOrder ? "POEmail" : "BillEmail"
        let address = matter.request.query["sendTo"] ?? record.object(property)?.text("Address")
        guard let address, !address.isEmpty else {
            throw Fault(
                6420, "E-mail address required",
                "Business Validation Error: An e-mail address is required to send this transaction", element: property)
        }
        _ = try SchemaCheck().checked(["Address": .string(address)], as: "EmailAddress")
        if kind != .payment {
            record[property] = ["Address": .string(address)]
            record["EmailStatus"] = "EmailSent"
            record["DeliveryInfo"] = [
                "DeliveryType": "Email", "DeliveryTime": .string(now.text(in: matter.company.profile.zone)),
            ]
        }
        matter.file.advance(&record, of: kind, id)
        matter.file.put(kind, id, record)
        let answer = wrapped(matter, kind, matter.file.shown(kind, id))
        try matter.company.keep([matter.file.commit()], requestId: nil, status: 200, body: answer)
        return SandboxAnswer(200, answer)
    }
}
