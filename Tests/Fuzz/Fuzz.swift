import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Ecwid
import Foundation
import NeutralStore
import QuickBooksOnline

/// What is fuzzed, as the environment names it (`make fuzz`); a crash is a fault, and so is an answer that contradicts itself.
private enum Subject: String {
    case csv, records, hooks

    static let chosen = Subject(rawValue: ProcessInfo.processInfo.environment["FUZZ"] ?? "") ?? .csv
}

/// The driver of libFuzzer. Source: LLVM, libFuzzer, "Using libFuzzer as a library".
@_silgen_name("LLVMFuzzerRunDriver")
private func drive(
    _ count: UnsafeMutablePointer<CInt>,
    _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ one: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

/// The package manager wants a main function of an executable; libFuzzer's own would do the same.
@main
enum Fuzz {
    static func main() {
        var (count, words) = (CommandLine.argc, CommandLine.unsafeArgv)
        exit(drive(&count, &words) { fuzz($0, $1) })
    }
}

/// One try; libFuzzer asks for it by this name.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: size))
    switch Subject.chosen {
    case .csv: readRows(bytes)
    case .records: readRecords(bytes)
    case .hooks: readHooks(bytes)
    }
    return 0
}

/// A file of orders is recognised, mapped and read; whole and in pieces it must come out the same.
private func readRows(_ bytes: [UInt8]) {
    var whole = CSVReader(separator: UInt8(ascii: ";"))
    var (lines, pieces): ([CSVLine], [CSVLine]) = ([], [])
    whole.read(bytes) { lines.append($0) }
    whole.end { lines.append($0) }
    var reader = CSVReader(separator: UInt8(ascii: ";"))
    for start in stride(from: 0, to: bytes.count, by: 7) {
        reader.read(bytes[start..<min(start + 7, bytes.count)]) { pieces.append($0) }
    }
    reader.end { pieces.append($0) }
    precondition(lines == pieces, "rows depend on how the bytes come")
    var recogniser = CSVRecogniser()
    recogniser.read(bytes)
    guard let recognition = try? recogniser.end() else { return }
    let intake = NeutralIntake(["currency": "EUR", "timeZone": "Europe/Paris"])
    // One of the sheets a try, so that many tries fit into a second.
    let streams = intake.sheets.map(\.stream)
    let stream = bytes.count.isMultiple(of: 2) ? .orders : streams[bytes.count / 2 % streams.count]
    for sheet in intake.sheets where sheet.stream == stream {
        let mapping = CSVMapping.guessed(sheet, header: recognition.header)
        let form = recognition.form(of: mapping, sheet)
        var records = CSVRecords(sheet, header: recognition.header, mapping: mapping, form: form)
        func take(_ record: CSVRecords.Record) {
            guard case .success(let object) = record.body else { return }
            push(.object(object), sheet.stream, intake)
        }
        records.read(bytes, each: take)
        records.end(each: take)
    }
}

private func readRecords(_ bytes: [UInt8]) {
    guard let value = JSONReader.value(Data(bytes)) else { return }
    for stream in [RecordStream.orders, .customers, .products, .payments, .refunds] {
        push(value, stream, NeutralIntake())
    }
}

/// What is taken must be read by the mapping, or refused by it, and its sums be looked at.
private func push(_ value: JSONValue, _ stream: RecordStream, _ intake: NeutralIntake) {
    guard case .object(let object) = value,
        let record = try? intake.record(of: stream, from: object, now: Instant(seconds: 0)),
        let profile = NeutralMapping().profile(ofOrders: [Data(#"{"currency":"EUR"}"#.utf8)])
    else { return }
    let again = JSONReader.object(record.raw.body).flatMap {
        try? intake.record(of: stream, from: $0, now: Instant(seconds: 0))
    }
    precondition(again == record, "what is kept is not what was taken")
    switch stream {
    case .orders:
        guard let order = try? NeutralMapping().order(from: record.raw, profile: profile) else { return }
        _ = order.sumsThatDiffer(roundingUnitsMax: 5)
    case .products: _ = try? NeutralMapping().products(from: record.raw, profile: profile)
    case .customers: _ = try? NeutralMapping().customer(from: record.raw)
    default: break
    }
}

/// The body of a hint, with a signature that no fuzzer makes: only the reading can break.
private func readHooks(_ bytes: [UInt8]) {
    let headers = [
        "x-ecwid-webhook-signature": "AAAA", "intuit-signature": "AAAA",
        "bookbridge-signature": String(decoding: bytes.prefix(120), as: UTF8.self),
    ]
    let message = HookMessage(headers: headers, body: Data(bytes))
    let now = Instant(seconds: 1_780_315_000)
    for part in [StoreKind.ecwid.hooks, StoreKind.intake.hooks, BooksKind.quickBooksOnline.hooks] {
        let reading = part?.reader(["storeID": "1", "hookSecret": "s", "hookToken": "t"]).read(message, now: now)
        if case .hints? = reading { preconditionFailure("a forged hint was heard") }
    }
}
