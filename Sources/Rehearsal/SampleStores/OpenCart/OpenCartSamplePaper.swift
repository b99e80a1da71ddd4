/// Writes orders and lists as rows of tables, values as strings, as the extension hands them out.
struct OpenCartSamplePaper: Sendable {
    let settings: OpenCartSampleSettings

    private var isOld: Bool { settings.generation == .three }

    // MARK: One order whole

    /// `changed` are the times at which it changed, with the status that it got; the first is its placing.
    func whole(_ order: OpenCartSampleOrder, changed: [(history: Int, status: Int, at: Int64)], modifiedAt: Int64)
        -> JSONTree
    {
        let sums = OpenCartSampleSums(order, rates: settings.country.rates)
        let place = ["payment", "shipping"].map { side -> JSONTree in
            [
                "kind": .string(side), "country_id": .string("\(settings.country.number)"),
                "iso_code_2": .string(settings.country.code), "zone_id": "0", "zone_code": "",
            ]
        }
        return [
            "_meta": [
                "store_software": .string(isOld ? "OpenCart 3.0.4.0" : "OpenCart 4.1.0.3"),
                "base_currency": .string(settings.currency), "time_zone": .string(zone),
            ],
            "order": header(order, sums, modifiedAt),
            "order_product": .array(order.lines.indices.map { product(order, $0, sums) }),
            "order_option": .array(order.lines.indices.compactMap { option(order, $0) }),
            "order_total": .array(sums.rows.enumerated().map { row(order, $0, $1) }),
            "order_history": .array(
                changed.map {
                    [
                        "order_history_id": .string("\($0.history)"), "order_id": .string("\(order.id)"),
                        "order_status_id": .string("\($0.status)"), "notify": "0", "comment": "",
                        "date_added": .string(text($0.at)),
                    ]
                }),
            "order_voucher": [], "voucher_history": [], "coupon_history": [], "customer_transaction": [],
            "customer_reward": [], "return": [], "return_history": [],
            "currency": [
                "currency_id": "1", "code": .string(settings.currency),
                "decimal_place": .string("\(settings.country.decimals)"),
                "value": "1.00000000", "status": "1",
            ],
            "order_status": .null, "countries_zones": .array(place),
            "catalog_product": .array(
                Set(order.lines.map(\.product)).sorted().map { catalogue($0) }), "catalog_product_code": [],
            "customer": .null,
        ]
    }

    private func header(_ order: OpenCartSampleOrder, _ sums: OpenCartSampleSums, _ modifiedAt: Int64) -> JSONTree {
        var header: JSONTree = [
            "order_id": .string("\(order.id)"), "invoice_no": "0", "store_id": "0", "store_name": "Sample shop",
            "customer_id": .string("\(order.customer.customer)"), "customer_group_id": "1",
            "firstname": .string(order.customer.first), "lastname": .string(order.customer.last),
            "email": .string(order.customer.email), "telephone": "+1 555 0100", "custom_field": "[]",
        ]
        for side in ["payment", "shipping"] {
            header["\(side)_firstname"] = .string(order.customer.first)
            header["\(side)_lastname"] = .string(order.customer.last)
            header["\(side)_company"] = .string(order.customer.company)
            header["\(side)_address_1"] = .string(order.customer.street)
            header["\(side)_address_2"] = ""
            header["\(side)_city"] = .string(order.customer.city)
            header["\(side)_postcode"] = "12345"
            header["\(side)_country"] = .string(settings.country.code)
            header["\(side)_country_id"] = .string("\(settings.country.number)")
            header["\(side)_zone"] = ""
            header["\(side)_zone_id"] = "0"
            header["\(side)_custom_field"] = "[]"
        }
        if isOld {
            header["payment_method"] = .string(order.method.title)
            header["payment_code"] = .string(order.method.code)
            header["shipping_method"] = "Flat Shipping Rate"
            header["shipping_code"] = "flat.flat"
        } else {
            let code = order.method.code
            header["payment_method"] = .string(#"{"code":"\#(code).\#(code)","name":"\#(order.method.title)"}"#)
            header["shipping_method"] = .string(
                #"{"code":"flat.flat","name":"Flat Shipping Rate","cost":"\#(Self.money(order.shipping))","tax_class_id":"9"}"#
            )
        }
        for (name, value) in [
            ("comment", order.comment), ("total", Self.money(sums.total)), ("order_status_id", "\(order.status)"),
            ("currency_code", settings.currency), ("currency_value", "1.00000000"), ("language_id", "1"),
            ("date_added", text(order.placedAt)), ("date_modified", text(modifiedAt)),
        ] { header[name] = .string(value) }
        return header
    }

    private func product(_ order: OpenCartSampleOrder, _ place: Int, _ sums: OpenCartSampleSums) -> JSONTree {
        let line = order.lines[place]
        let own = OpenCartSampleMill.products[line.product - 1]
        return [
            "order_product_id": .string("\(order.id * 100 + place)"), "order_id": .string("\(order.id)"),
            "product_id": .string("\(line.product)"), "name": .string(own.name), "model": .string(own.model),
            "quantity": .string("\(line.quantity)"), "price": .string(Self.money(line.price)),
            "total": .string(Self.money(line.price * line.quantity)), "tax": .string(Self.money(sums.unitTaxes[place])),
            "reward": "0",
        ]
    }

    private func option(_ order: OpenCartSampleOrder, _ place: Int) -> JSONTree? {
        guard let option = order.lines[place].option else { return nil }
        return [
            "order_option_id": .string("\(order.id * 100 + place)"),
            "order_product_id": .string("\(order.id * 100 + place)"),
            "product_option_id": "9120", "product_option_value_id": "0", "name": "Size", "value": .string(option),
            "type": "select",
        ]
    }

    private func row(_ order: OpenCartSampleOrder, _ place: Int, _ row: OpenCartSampleRow) -> JSONTree {
        [
            "order_total_id": .string("\(order.id * 100 + place)"), "order_id": .string("\(order.id)"),
            "code": .string(row.code), "title": .string(row.title), "value": .string(Self.money(row.value)),
            "sort_order": .string("\(row.sortOrder)"),
        ]
    }

    private func catalogue(_ product: Int) -> JSONTree {
        let own = OpenCartSampleMill.products[product - 1]
        return [
            "product_id": .string("\(product)"), "model": .string(own.model), "sku": "",
            "subtract": own.isCounted ? "1" : "0",
            "price": .string(Self.money(own.price)), "tax_class_id": own.isTaxed ? "9" : "0", "status": "1",
        ]
    }

    // MARK: Lists

    func lists() -> JSONTree {
        let statuses = [
            (1, "Pending"), (2, "Processing"), (3, "Shipped"), (5, "Complete"), (7, "Canceled"), (11, "Refunded"),
            (16, "Voided"),
        ]
        let rates = settings.country.rates
        let values: [(String, String)] = [
            ("config_currency", settings.currency), ("config_timezone", zone),
            ("config_country_id", "\(settings.country.number)"), ("config_order_status_id", "1"),
            ("config_processing_status", #"["5","1","2","3"]"#), ("config_complete_status", #"["5","3"]"#),
            ("shipping_flat_tax_class_id", "9"), ("total_low_order_fee_tax_class_id", "9"),
            ("payment_cod_status", "1"), ("payment_bank_transfer_status", "1"), ("payment_paypal_status", "1"),
            ("payment_stripe_status", "1"),
        ]
        return [
            "order_status": .array(
                statuses.map { ["order_status_id": .string("\($0)"), "language_id": "1", "name": .string($1)] }),
            "return_status": [
                ["return_status_id": "1", "name": "Pending"], ["return_status_id": "3", "name": "Complete"],
            ],
            "return_action": [
                ["return_action_id": "1", "name": "Refunded"], ["return_action_id": "2", "name": "Credit Issued"],
                ["return_action_id": "3", "name": "Replacement Sent"],
            ],
            "tax_class": [["tax_class_id": "9", "title": "Taxable Goods"]],
            "tax_rate": .array(
                rates.enumerated().map {
                    [
                        "tax_rate_id": .string("\($0 + 1)"), "geo_zone_id": "1", "name": .string($1.name),
                        "rate": .string(Self.money($1.rate)), "type": "P",
                    ]
                }),
            "tax_rule": .array(
                rates.indices.map {
                    ["tax_class_id": "9", "tax_rate_id": .string("\($0 + 1)"), "based": "shipping", "priority": "1"]
                }),
            "tax_rate_to_customer_group": .array(
                rates.indices.map { ["tax_rate_id": .string("\($0 + 1)"), "customer_group_id": "1"] }),
            "geo_zone": [["geo_zone_id": "1", "name": "Home"]],
            "zone_to_geo_zone": [
                ["geo_zone_id": "1", "country_id": .string("\(settings.country.number)"), "zone_id": "0"]
            ],
            "currency": [
                [
                    "code": .string(settings.currency), "decimal_place": .string("\(settings.country.decimals)"),
                    "value": "1.00000000",
                    "status": "1",
                ]
            ],
            "store": [], "customer_group": [["customer_group_id": "1", "name": "Default"]],
            "custom_field": [], "language": [["language_id": "1", "code": "en-gb"]],
            "extension": .array(
                ["cod", "bank_transfer", "paypal", "stripe"].map { ["type": "payment", "code": .string($0)] }),
            "setting": .array(
                values.map { ["store_id": "0", "code": "config", "key": .string($0), "value": .string($1)] }),
            "payment_seen": [
                ["code": "cod", "title": "Cash On Delivery"], ["code": "bank_transfer", "title": "Bank Transfer"],
                ["code": "paypal", "title": "PayPal"], ["code": "stripe", "title": "Credit Card (Stripe)"],
            ],
        ]
    }

    func handshake(now: Int64, orders: Int, writesStock: Bool) -> JSONTree {
        [
            "extension": ["version": "1.0.0", "protocol": "1", "generation": .string(settings.generation.rawValue)],
            "software": ["name": "OpenCart", "version": .string(isOld ? "3.0.4.0" : "4.1.0.3")],
            "installation": "5a3d1e0c5a3d1e0c5a3d1e0c5a3d1e0c",
            "stores": [
                [
                    "store_id": "0", "name": "Sample shop", "url": "https://shop.example.test/",
                    "currency": .string(settings.currency),
                    "country_id": .string("\(settings.country.number)"), "iso_code_2": .string(settings.country.code),
                    "zone_id": "0",
                    "zone_code": "",
                ]
            ],
            "currency": [
                "code": .string(settings.currency), "decimal_place": .string("\(settings.country.decimals)"),
                "value": "1.00000000",
            ],
            "time": [
                "zone": .string(zone), "zone_source": "setting", "local": .string(text(now)),
                "utc": .string(OpenCartSampleTime.text(now)), "unix": .string("\(now)"),
            ],
            "status": ["processing": ["5", "1", "2", "3"], "complete": ["5", "3"], "void": "16"],
            "permissions": ["read": true, "write_stock": .bool(writesStock)],
            "counts": ["orders": .string("\(orders)")],
        ]
    }

    func product(_ number: Int, stock: Int64, now: Int64) -> JSONTree {
        let own = OpenCartSampleMill.products[number - 1]
        return [
            "product": [
                "product_id": .string("\(number)"), "master_id": "0", "variant": "", "model": .string(own.model),
                "sku": "",
                "name": .string(own.name), "quantity": .string("\(stock)"), "subtract": own.isCounted ? "1" : "0",
                "price": .string(Self.money(own.price)), "tax_class_id": own.isTaxed ? "9" : "0",
                "shipping": own.isCounted ? "1" : "0",
                "status": "1", "date_added": "2025-01-01 00:00:00", "date_modified": "2025-01-01 00:00:00",
            ],
            "product_code": [], "product_option": [], "product_option_value": [], "product_to_store": [],
        ]
    }

    func customer(_ number: Int) -> JSONTree {
        let buyer = OpenCartSampleMill.customer(number)
        return [
            "customer": [
                "customer_id": .string("\(number)"), "customer_group_id": "1", "store_id": "0",
                "firstname": .string(buyer.first),
                "lastname": .string(buyer.last), "email": .string(buyer.email), "telephone": "+1 555 0100",
                "status": "1",
                "date_added": "2025-01-01 00:00:00",
            ],
            "address": [
                [
                    "address_id": .string("\(number)"), "company": .string(buyer.company),
                    "address_1": .string(buyer.street),
                    "city": .string(buyer.city), "postcode": "12345", "iso_code_2": .string(settings.country.code),
                    "zone_code": "",
                    "default": "1",
                ]
            ],
        ]
    }

    // MARK: Texts

    var zone: String {
        guard settings.zoneSeconds != 0 else { return "UTC" }
        let minutes = settings.zoneSeconds.magnitude / 60
        let text = "\(minutes / 60 < 10 ? "0" : "")\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
        return (settings.zoneSeconds < 0 ? "-" : "+") + text
    }

    /// The store's wall time.
    func text(_ second: Int64) -> String { OpenCartSampleTime.text(second + settings.zoneSeconds) }

    /// `19.9900`.
    static func money(_ value: Int64) -> String {
        let digits = String(value.magnitude % 10_000)
        return (value < 0 ? "-" : "") + "\(value.magnitude / 10_000)." + String(repeating: "0", count: 4 - digits.count)
            + digits
    }
}

/// Times as MySQL writes them.
enum OpenCartSampleTime {
    static func text(_ seconds: Int64) -> String { String(StoreMoment.text(seconds).dropLast(" +0000".count)) }

    static func seconds(_ text: String) -> Int64? { StoreMoment.seconds(text) }
}
