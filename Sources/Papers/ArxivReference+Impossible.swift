/// Ids that have the form of arXiv's and are none: of a month 13, of an archive that never was. Somebody wrote
/// them for a paper all the same.
extension ArxivReference {
  /// Such an id in an address, after `arXiv:`, or as the whole text, without its version. nil when there is
  /// none, or when it is an id.
  package static func impossibleID(in text: UnsafeRawBufferPointer) -> [UInt8]? {
    guard text.count <= PaperKey.longest else { return nil }
    let scanner = ByteScanner(text)
    let whole = scanner.trimmed(0..<text.count)
    if let id = lookalike(scanner.slice(whole), isWhole: true) { return id }
    let lowered = Array(text.map(ASCII.lower))
    return lowered.withUnsafeBytes { bytes in
      let scanner = ByteScanner(bytes)
      for place in ["arxiv.org/abs/", "arxiv.org/pdf/", "arxiv.org/html/", "arxiv:"]
        as [StaticString]
      {
        guard let found = scanner.find(place, in: 0..<bytes.count) else { continue }
        let start = found + place.utf8CodeUnitCount
        let rest = ByteScanner(text).slice(start..<text.count)
        if let id = lookalike(rest, isWhole: false) { return id }
      }
      return nil
    }
  }

  /// `dddd.dddd`, `dddd.ddddd`, or an archive, a slash and seven digits, at the beginning of a text.
  private static func lookalike(_ text: UnsafeRawBufferPointer, isWhole: Bool) -> [UInt8]? {
    if parse(text) != nil { return nil }
    let rest = text.prefix(40)
    var end: Int
    if let slash = rest.firstIndex(of: ASCII.slash), slash >= 2,
      rest[..<slash].allSatisfy({
        ASCII.lower($0) &- 0x61 < 26 || $0 == ASCII.hyphen || $0 == AddressByte.point
      }), ASCII.lower(rest[0]) &- 0x61 < 26
    {
      let digits = rest[(slash + 1)...].prefix(while: ASCII.isDigit)
      guard digits.count == 7 else { return nil }
      end = digits.endIndex
    } else {
      let month = rest.prefix(while: ASCII.isDigit)
      guard month.count == 4, rest.count > 8, rest[4] == AddressByte.point else { return nil }
      let number = rest[5...].prefix(while: ASCII.isDigit)
      guard 4...5 ~= number.count else { return nil }
      end = number.endIndex
    }
    let id = Array(rest[..<end])
    if end + 1 < rest.count, rest[end] == 0x76, ASCII.isDigit(rest[end + 1]) {
      end = rest[(end + 1)...].prefix(while: ASCII.isDigit).endIndex
    }
    let after = end < rest.count ? rest[end] : ASCII.space
    if isWhole, end < text.count { return nil }
    return ASCII.isDigit(after) || ASCII.lower(after) &- 0x61 < 26 ? nil : id
  }
}
