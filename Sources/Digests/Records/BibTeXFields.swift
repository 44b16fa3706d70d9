import Papers

/// The fields of an entry, one after the other: `name = {value} # macro # "value"`.
struct BibTeXFields {
  private let scanner: ByteScanner
  private var offset: Int
  private let end: Int
  /// The entry lacks a brace, so that a value ends at the latest before a line that begins a field.
  private let isOpen: Bool
  /// Where the key ends, which may be missing.
  let start: Int
  /// How many there were.
  private(set) var count = 0
  /// Beyond this, an entry has fields of nobody.
  private static let limit = 10_000

  init(_ range: Range<Int>, isOpen: Bool, in scanner: ByteScanner) {
    self.scanner = scanner
    self.isOpen = isOpen
    end = range.upperBound
    offset = range.lowerBound
    // The key; it may be missing.
    var at = offset
    while at < end, scanner.bytes[at] != ASCII.comma, scanner.bytes[at] != UInt8(ascii: "=") {
      at += 1
    }
    let hasKey = at == end || scanner.bytes[at] == ASCII.comma
    start = hasKey ? at : offset
    if at < end, hasKey { offset = at + 1 }
  }

  mutating func next(_ macros: inout BibTeXMacros) -> (name: Range<Int>, value: BibTeXValue)? {
    let bytes = scanner.bytes
    while offset < end, count < Self.limit {
      while offset < end, !BibTeXFields.isName(bytes[offset]) { offset += 1 }
      let start = offset
      while offset < end, BibTeXFields.isName(bytes[offset]) { offset += 1 }
      let name = start..<offset
      while offset < end, ASCII.isWhite(bytes[offset]) { offset += 1 }
      guard offset < end, bytes[offset] == UInt8(ascii: "=") else { continue }
      offset += 1
      count += 1
      return (name, value(&macros))
    }
    return nil
  }

  private static func isName(_ byte: UInt8) -> Bool {
    ASCII.isDigit(byte) || ASCII.lower(byte) &- 0x61 < 26 || byte == ASCII.hyphen || byte == 0x5F
      || byte == 0x2E || byte == ASCII.colon || byte == 0x2B || byte >= 0x80
  }

  /// The value at the cursor, which is put after it.
  private mutating func value(_ macros: inout BibTeXMacros) -> BibTeXValue {
    let bytes = scanner.bytes
    var value = BibTeXValue(scanner)
    while true {
      while offset < end, ASCII.isWhite(bytes[offset]) { offset += 1 }
      guard offset < end else { return value }
      switch bytes[offset] {
      case ASCII.braceOpen: value.append(braced())
      case ASCII.quote: value.append(quoted())
      default:
        let start = offset
        while offset < end, !ASCII.isWhite(bytes[offset]), bytes[offset] != ASCII.comma,
          bytes[offset] != ASCII.hash, bytes[offset] != ASCII.braceClosed
        { offset += 1 }
        if offset == start { return value }
        if let text = macros[start..<offset, in: scanner] {
          value.append(text)
        } else {
          value.append(start..<offset)
        }
      }
      while offset < end, ASCII.isWhite(bytes[offset]) { offset += 1 }
      guard offset < end, bytes[offset] == ASCII.hash else { return value }
      offset += 1
    }
  }

  /// What stands in the braces at the cursor.
  private mutating func braced() -> Range<Int> {
    let start = offset + 1
    return text(from: start) { byte, depth in byte == ASCII.braceClosed && depth == 0 }
  }

  /// What stands in the quotation marks at the cursor; one in braces ends nothing.
  private mutating func quoted() -> Range<Int> {
    let start = offset + 1
    return text(from: start) { byte, depth in byte == ASCII.quote && depth == 0 }
  }

  private mutating func text(from start: Int, isEnd: (UInt8, Int) -> Bool) -> Range<Int> {
    let bytes = scanner.bytes
    var depth = 0
    offset = start
    while offset < end {
      let byte = bytes[offset]
      if isEnd(byte, depth) {
        offset += 1
        return start..<offset - 1
      }
      switch byte {
      case ASCII.backslash: offset += 1
      case ASCII.braceOpen: depth += 1
      case ASCII.braceClosed: depth = max(0, depth - 1)
      case ASCII.lineFeed where isOpen && beginsField(at: offset + 1):
        return start..<withoutComma(before: offset, from: start)
      default: break
      }
      offset += 1
    }
    offset = min(offset, end)
    return start..<withoutComma(before: end, from: start)
  }

  /// Whether a line begins with `name = {`, `name = "` or `name = 2`.
  private func beginsField(at start: Int) -> Bool {
    let bytes = scanner.bytes
    let limit = min(end, start + 64)
    var at = start
    func passWhite() {
      while at < limit, bytes[at] == ASCII.space || bytes[at] == ASCII.tab { at += 1 }
    }
    passWhite()
    let name = at
    while at < limit, BibTeXFields.isName(bytes[at]) { at += 1 }
    guard at > name else { return false }
    passWhite()
    guard at < limit, bytes[at] == UInt8(ascii: "=") else { return false }
    at += 1
    passWhite()
    return at < limit
      && (bytes[at] == ASCII.braceOpen || bytes[at] == ASCII.quote || ASCII.isDigit(bytes[at]))
  }

  /// The end of a value that nothing closes: the comma and braces at its end are not its own.
  private func withoutComma(before end: Int, from start: Int) -> Int {
    var end = end
    while end > start,
      ASCII.isWhite(scanner.bytes[end - 1]) || scanner.bytes[end - 1] == ASCII.comma
        || scanner.bytes[end - 1] == ASCII.braceClosed || scanner.bytes[end - 1] == ASCII.quote
    { end -= 1 }
    return end
  }
}

/// A value: mostly one piece of the file, else pieces put together.
struct BibTeXValue {
  private let scanner: ByteScanner
  private var range = 0..<0
  private var pieces: [UInt8]?

  init(_ scanner: ByteScanner) { self.scanner = scanner }

  mutating func append(_ piece: Range<Int>) {
    if range.isEmpty, pieces == nil {
      range = piece
    } else {
      if pieces == nil { pieces = Array(scanner.slice(range)) }
      pieces?.append(contentsOf: scanner.slice(piece))
    }
  }

  mutating func append(_ text: [UInt8]) {
    if pieces == nil { pieces = Array(scanner.slice(range)) }
    pieces?.append(contentsOf: text)
  }

  func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    if let pieces { pieces.withUnsafeBytes(body) } else { body(scanner.slice(range)) }
  }
}

/// What `@string` defines. Names of months are there from the beginning.
///
/// A macro may be made of macros, which doubles it with each line; so what macros may give in all is bounded by
/// what the file has.
struct BibTeXMacros {
  private var texts: [[UInt8]: [UInt8]] = [:]
  private var size = 0
  /// How many bytes of the file there were before what is read, and how many came out of macros.
  var seen = 0
  private var given = 0
  private static let longest = 4096
  private static let largest = 4 << 20

  subscript(_ range: Range<Int>, in scanner: ByteScanner) -> [UInt8]? {
    mutating get {
      guard !texts.isEmpty, range.count <= 64 else { return nil }
      guard let text = texts[scanner.bytes[range].map(ASCII.lower)],
        given + text.count <= 2 * seen + (64 << 10)
      else { return nil }
      given += text.count
      return text
    }
  }

  /// Takes `name = value`.
  mutating func define(_ range: Range<Int>, in scanner: ByteScanner) {
    var fields = BibTeXFields(range, isOpen: false, in: scanner)
    while let (name, value) = fields.next(&self) {
      let text = value.withUnsafeBytes { Array($0.prefix(Self.longest)) }
      guard name.count <= 64, size + text.count + name.count <= Self.largest else { return }
      size += text.count + name.count
      texts[scanner.bytes[name].map(ASCII.lower)] = text
    }
  }
}
