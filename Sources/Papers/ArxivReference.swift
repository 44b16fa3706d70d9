/// An arXiv id with the version it was given with: `2504.16922v2`, `math/0211159`.
public struct ArxivReference: Hashable, Sendable {
  public let id: PaperID
  /// nil when the text names no version.
  public let version: UInt16?

  public init(id: PaperID, version: UInt16?) {
    self.id = id
    self.version = version
  }

  /// Reads a whole text: an id with or without version, with or without `arXiv:` before it.
  public init?(_ text: String) {
    var text = text
    let parsed = text.withUTF8 { bytes -> (reference: ArxivReference, length: Int)? in
      let prefix = bytes.starts(with: "arXiv:".utf8) || bytes.starts(with: "arxiv:".utf8) ? 6 : 0
      let rest = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[prefix...])
      guard let found = ArxivReference.parse(rest), found.length == rest.count else { return nil }
      return found
    }
    guard let parsed else { return nil }
    self = parsed.reference
  }

  /// Reads an id, with its version if there is one, at the start of `bytes`, and says how many
  /// bytes it took. A longer run of digits or letters is not an id.
  public static func parse(
    _ bytes: UnsafeRawBufferPointer
  ) -> (reference: ArxivReference, length: Int)? {
    guard let (id, length) = parseNew(bytes) ?? parseOld(bytes) else { return nil }
    var end = length
    var version: UInt16?
    if end + 1 < bytes.count, bytes[end] | 0x20 == 0x76, isDigit(bytes[end + 1]) {
      var value = 0
      var cursor = end + 1
      while cursor < bytes.count, isDigit(bytes[cursor]), cursor - end <= 4 {
        value = value * 10 + Int(bytes[cursor] - 0x30)
        cursor += 1
      }
      version = UInt16(exactly: value)
      end = cursor
    }
    if end < bytes.count, isDigit(bytes[end]) || isLetter(bytes[end]),
      // Two addresses that nothing divides.
      !ByteScanner(bytes).has("http", at: end, before: bytes.count)
    {
      return nil
    }
    return (ArxivReference(id: id, version: version), end)
  }

  /// `yymm.nnnn` to December 2014, `yymm.nnnnn` from January 2015.
  private static func parseNew(_ bytes: UnsafeRawBufferPointer) -> (PaperID, Int)? {
    guard bytes.count >= 9, bytes[4] == 0x2E, let month = digits(bytes, 0..<4) else { return nil }
    guard (1...12).contains(month % 100) else { return nil }
    let width = month < 1501 ? 4 : 5
    guard bytes.count >= 5 + width, let number = digits(bytes, 5..<5 + width), number > 0 else {
      return nil
    }
    return (PaperID(rawValue: PaperID.newStyle | UInt64(month * 100_000 + number)), 5 + width)
  }

  /// `archive/yymmnnn` or `archive.XX/yymmnnn`.
  private static func parseOld(_ bytes: UnsafeRawBufferPointer) -> (PaperID, Int)? {
    guard let first = bytes.first, isLetter(first),
      let slash = ByteScanner(bytes).first(ASCII.slash, in: 0..<min(16, bytes.count)), slash >= 2,
      bytes.count >= slash + 8, let number = digits(bytes, slash + 1..<slash + 8),
      (1...12).contains(number / 1000 % 100)
    else { return nil }
    let name = bytes[..<slash].prefix { $0 != 0x2E }
    guard
      let archive = PaperID.archives.firstIndex(where: { known in
        known.utf8CodeUnitCount == name.count
          && zip(UnsafeBufferPointer(start: known.utf8Start, count: name.count), name)
            .allSatisfy { $0 == ASCII.lower($1) }
      })
    else { return nil }
    return (PaperID(rawValue: UInt64(archive) * 10_000_000 + UInt64(number)), slash + 8)
  }

  private static func digits(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> UInt32? {
    var value: UInt32 = 0
    for index in range {
      guard isDigit(bytes[index]) else { return nil }
      value = value * 10 + UInt32(bytes[index] - 0x30)
    }
    return value
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
  }
}

extension ArxivReference: CustomStringConvertible {
  /// `2504.16922v2`, or without `v2` when there is no version.
  public var description: String {
    version.map { "\(id)v\($0)" } ?? "\(id)"
  }
}

extension PaperID {
  /// Reads an id that makes up the whole text, without `arXiv:` and without version.
  public init?(_ text: String) {
    if text.hasPrefix("x/") {
      self.init(outside: text.dropFirst(2))
      return
    }
    guard let parsed = ArxivReference(text), parsed.version == nil, !text.hasPrefix("arXiv:") else {
      return nil
    }
    self = parsed.id
  }
}
