/// A decimal number kept as integer units and a count of decimals, so that no amount ever meets a `Double`.
struct ExactNumber: Sendable, Equatable {
    let units: Int64
    let decimals: Int

    init(units: Int64, decimals: Int = 0) {
        self.units = units
        self.decimals = decimals
    }

    /// The number in units of `10^-decimals`; nil when that would cut digits or overflow.
    func units(decimals wanted: Int) -> Int64? {
        var units = self.units
        var have = decimals
        while have > wanted {
            guard units % 10 == 0 else { return nil }
            units /= 10
            have -= 1
        }
        while have < wanted {
            let (product, overflow) = units.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            units = product
            have += 1
        }
        return units
    }

    /// The shortest decimal text: `6.5`, `19`, `-0.05`.
    var text: String {
        String(decoding: digits, as: UTF8.self)
    }

    var digits: [UInt8] {
        var magnitude = units.magnitude
        var places = decimals
        while places > 0, magnitude % 10 == 0 {
            magnitude /= 10
            places -= 1
        }
        var reversed: [UInt8] = []
        var written = 0
        while magnitude > 0 || written <= places {
            if written == places, places > 0 { reversed.append(UInt8(ascii: ".")) }
            reversed.append(UInt8(ascii: "0") + UInt8(magnitude % 10))
            magnitude /= 10
            written += 1
        }
        if units < 0 { reversed.append(UInt8(ascii: "-")) }
        return reversed.reversed()
    }
}
