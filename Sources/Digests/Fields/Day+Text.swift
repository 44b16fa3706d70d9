import Papers

/// Dates as people and machines write them.
extension Day {
  /// Reads a text that is a date, with or without a time, a zone and the day of the week: `2024-01-02` with any
  /// divider, `20240102`, `2 Jan 2024`, `January 2nd, 2024`, `2024年1月2日`, `Tue, 2 Jan 2024 10:00 GMT`,
  /// `2024-01-02T10:00:00Z`, `02.01.2024`, seconds or milliseconds since 1970. A month or a year alone is its
  /// first day. nil when it is none, when no calendar has it, and when one cannot know which (`03/04/2024`).
  package init?(text: UnsafeRawBufferPointer) {
    let scanner = ByteScanner(UnsafeRawBufferPointer(rebasing: text.prefix(120)))
    guard Day.mayHaveYear(scanner.bytes) else { return nil }
    let range = Day.bare(scanner)
    if let day = Day(epoch: scanner.slice(range)) {
      self = day
      return
    }
    var reader = DateReader(scanner, range)
    guard let (day, end) = reader.date(at: range.lowerBound, asWhole: true),
      text.count <= 120, reader.isRest(from: end)
    else { return nil }
    self = day
  }

  /// The first date in a text, also in brackets: `[2024/01] Title`, `(v1, 2 Jan 2024)`. A year counts only alone
  /// in brackets. Numbers in addresses, ids and versions are no dates.
  package init?(within text: UnsafeRawBufferPointer) {
    guard Day.mayHaveYear(text) else { return nil }
    let scanner = ByteScanner(text)
    var reader = DateReader(scanner, 0..<text.count)
    var offset = 0
    while offset < text.count {
      guard let start = reader.wordStart(from: offset) else { return nil }
      if let (day, _) = reader.date(at: start, asWhole: false) {
        self = day
        return
      }
      offset = reader.wordEnd(from: start)
    }
    return nil
  }

  /// Whether a text has a digit, or what may be a full-width or a Chinese one: no date is without, and most
  /// texts are.
  private static func mayHaveYear(_ text: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(text)
    return scanner.hasDigit(in: 0..<text.count) || scanner.has(atLeast: 0xE2, in: 0..<text.count)
  }

  /// A text without mark-up, brackets and quotation marks around it.
  private static func bare(_ scanner: ByteScanner) -> Range<Int> {
    var range = scanner.trimmed(0..<scanner.bytes.count)
    func isAround(_ byte: UInt8) -> Bool {
      ASCII.isWhite(byte) || ByteSet("*_`~\"'()[]{}<>,;|").contains(byte)
    }
    while let first = scanner.bytes[range].first, isAround(first) { range = range.dropFirst() }
    while let last = scanner.bytes[range].last, isAround(last) || last == ASCII.period {
      range = range.dropLast()
    }
    return range
  }

  /// Seconds, milliseconds, microseconds or nanoseconds since 1970, from 1990 to 2100.
  private init?(epoch text: UnsafeRawBufferPointer) {
    let whole = text.prefix { ASCII.isDigit($0) }
    let rest = text.dropFirst(whole.count)
    guard (9...19).contains(whole.count),
      rest.isEmpty || rest.first == ASCII.period && rest.dropFirst().allSatisfy(ASCII.isDigit)
    else { return nil }
    var value = whole.reduce(UInt64(0)) { $0 &* 10 &+ UInt64($1 - ASCII.zero) }
    var digits = whole.count
    while digits > 10 {
      guard digits >= 12 else { return nil }
      value /= 1000
      digits -= 3
    }
    guard (631_152_000...4_102_444_800).contains(value) else { return nil }
    self.init(number: Int32(value / 86_400))
  }
}
