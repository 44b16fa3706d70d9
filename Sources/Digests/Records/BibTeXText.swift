import Papers

/// Texts of BibTeX. TeX in them stays as it is written, for those who know how to show it; only braces that
/// keep capitals, which TeX itself does not show either, go.
enum BibTeXText {
  /// A text without braces that only protect: `Small {M}odels of {{GPT}}` is `Small Models of GPT`. Those
  /// stay that are arguments (`\emph{x}`, `x^{2}`), hold a command (`{\bf x}`), or stand in a formula.
  static func unbraced(_ text: UnsafeRawBufferPointer) -> [UInt8] {
    guard text.contains(ASCII.braceOpen) || text.contains(ASCII.braceClosed) else {
      return Array(text)
    }
    var unbracing = BibTeXBraces(text)
    return unbracing.run()
  }

  /// Lends an address or a DOI without `\url{…}` around it and the backslashes that keep TeX from its signs:
  /// `10.1007/978-3-030-58548-8\_24`.
  static func withAddress(
    _ text: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void
  ) {
    let address = address(text)
    guard address.contains(ASCII.backslash) else { return body(address) }
    var plain: [UInt8] = []
    for (offset, byte) in address.enumerated() {
      let next = offset + 1 < address.count ? address[offset + 1] : 0
      if byte != ASCII.backslash || !ByteSet("_%#&$~{}").contains(next) { plain.append(byte) }
    }
    plain.withUnsafeBytes(body)
  }

  /// An address without `\url{…}` around it.
  private static func address(_ text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let scanner = ByteScanner(text)
    var range = scanner.trimmed(0..<text.count)
    for command in ["\\url{", "\\href{"] as [StaticString]
    where scanner.has(command, at: range.lowerBound, before: range.upperBound) {
      let start = range.lowerBound + command.utf8CodeUnitCount
      range =
        start..<(scanner.first(ASCII.braceClosed, in: start..<range.upperBound) ?? range.upperBound)
    }
    while range.count > 1,
      text[range.lowerBound] == ASCII.braceOpen || text[range.lowerBound] == ASCII.less,
      text[range.upperBound - 1] == ASCII.braceClosed || text[range.upperBound - 1] == ASCII.greater
    { range = range.lowerBound + 1..<range.upperBound - 1 }
    return scanner.slice(range)
  }

  /// The first day of a range: `2024-01-02/2024-01-05`; without marks of doubt: `2024~`.
  static func dateStart(_ text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let scanner = ByteScanner(text)
    var range = scanner.trimmed(0..<text.count)
    if let slash = scanner.first(ASCII.slash, in: range) {
      let start = range.lowerBound..<slash
      let rest = range.upperBound - slash - 1
      let isRange =
        scanner.first(ASCII.hyphen, in: start) != nil
        || (start.count == 4 && (rest == 4 || rest == 0))
      if isRange || text[slash...].contains(UInt8(ascii: ".")) { range = start }
    }
    while let last = scanner.bytes[range].last, ByteSet("~?%").contains(last) {
      range = range.dropLast()
    }
    return scanner.slice(range)
  }
}
