import Papers

/// A cell that is a link in a spreadsheet: `=HYPERLINK("https://…","Title")`, with a semicolon in some countries.
struct SpreadsheetLink {
  let address: UnsafeRawBufferPointer
  /// What is shown; the address where nothing is said.
  let label: UnsafeRawBufferPointer

  init?(_ text: UnsafeRawBufferPointer) {
    let scanner = ByteScanner(text)
    let all = scanner.trimmed(0..<text.count)
    let name: StaticString = "=hyperlink("
    let start = all.lowerBound + name.utf8CodeUnitCount
    guard start < all.upperBound, scanner.says(name, all.lowerBound..<start),
      let address = SpreadsheetLink.quoted(in: start..<all.upperBound, scanner)
    else { return nil }
    self.address = scanner.slice(address)
    var rest = scanner.trimmed(min(address.upperBound + 1, all.upperBound)..<all.upperBound)
    if let first = rest.first, ByteSet(",;").contains(text[first]) { rest = rest.dropFirst() }
    let label = SpreadsheetLink.quoted(in: rest, scanner)
    self.label = label.flatMap { $0.isEmpty ? nil : scanner.slice($0) } ?? self.address
  }

  /// What stands in the quotation marks with which a part begins.
  private static func quoted(in range: Range<Int>, _ scanner: ByteScanner) -> Range<Int>? {
    let text = scanner.trimmed(range)
    guard scanner.bytes[text].first == ASCII.quote,
      let end = scanner.first(ASCII.quote, in: text.lowerBound + 1..<text.upperBound)
    else { return nil }
    return text.lowerBound + 1..<end
  }
}

extension RecordField {
  /// Whether it says where something is.
  var leads: Bool { [.link, .pdf, .code, .doi, .arxivID, .id].contains(self) }
}
