/// A customer of the sample instance.
struct MyFulfillmentPerson: Sendable {
    var id: Int?
    var first: String
    var last: String
    var company: String?
    var email: String
    var vat: String?
    var country: String
    var updatedAt: Int64

    var name: String { company ?? "\(first) \(last)" }

    /// Customers of a seed; two of them share a name.
    static func list(
        seed: UInt64, _ home: MyFulfillmentSampleHome, at start: Int64
    ) -> [MyFulfillmentPerson] {
        (0..<12).map { index in
            let (first, last) = index == 3 ? names[0] : names[index % names.count]
            let company: String? = index % 4 == 1 ? "Maison \(last) SARL" : index == 10 ? "\(last) Handel GmbH" : nil
            let abroad = index == 10 ? "DE" : index == 7 ? "GB" : nil
            let country = home.sellsAbroad ? abroad ?? home.country : home.country
            return MyFulfillmentPerson(
                id: 5001 + index, first: first, last: last, company: company,
                email: "client\(index)@courrier.example",
                vat: company == nil ? nil : "\(country)76123456\(100 + index)",
                country: country, updatedAt: start + Int64(index))
        }
    }

    static func guest(_ index: Int, _ home: MyFulfillmentSampleHome) -> MyFulfillmentPerson {
        let (first, last) = names[(index + 4) % names.count]
        return MyFulfillmentPerson(
            id: nil, first: first, last: last, company: nil, email: "invite\(index)@invite.example", vat: nil,
            country: home.country, updatedAt: 0)
    }

    private static let names = [
        ("Camille", "Durand"), ("Luc", "Lefèvre"), ("Inès", "Moreau"), ("Noé", "Martin"), ("Harriet", "Poole"),
        ("Aïcha", "Benali"), ("Hugo", "Garnier"), ("Zoé", "Faure"),
    ]

    /// As the list of customers has it, under this instance's own names.
    var tree: JSONTree {
        [
            "id": id.map { .integer($0) } ?? .null, "name": .string(name), "first_name": .string(first),
            "last_name": .string(last), "company": company.map { .string($0) } ?? .null, "email": .string(email),
            "tva_intracom": vat.map { .string($0) } ?? .null, "country": .string(country),
            "updated_at": .string(MyFulfillmentMoment.text(updatedAt)),
        ]
    }
}
