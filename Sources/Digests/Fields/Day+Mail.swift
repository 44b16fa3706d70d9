import Papers

extension Day {
  /// The day in a date of mails and feeds (RFC 5322): `Mon, 2 Apr 2007 19:18:42 GMT`, with or without
  /// the day of the week and the time.
  package init?(mail bytes: UnsafeRawBufferPointer) {
    let scanner = ByteScanner(UnsafeRawBufferPointer(rebasing: bytes.prefix(64)))
    var word = Day.word(after: 0, in: scanner)
    var day = Day.number(word, in: scanner)
    if day == nil {
      word = Day.word(after: word.upperBound, in: scanner)
      day = Day.number(word, in: scanner)
    }
    word = Day.word(after: word.upperBound, in: scanner)
    let month = Day.month(named: word, in: scanner)
    word = Day.word(after: word.upperBound, in: scanner)
    guard let day, let month, let year = Day.number(word, in: scanner) else { return nil }
    self.init(year: Day.fullYear(year), month: month, day: day)
  }

  /// The year that one of two digits means, and the 100 that some programs wrote after 99 (RFC 5322, 4.3).
  private static func fullYear(_ year: Int) -> Int {
    switch year {
    case 0..<50: 2000 + year
    case 50..<1000: 1900 + year
    default: year
    }
  }

  /// The next run of bytes that are neither white nor commas.
  private static func word(after offset: Int, in scanner: ByteScanner) -> Range<Int> {
    var start = offset
    while start < scanner.bytes.count, divides(scanner.bytes[start]) { start += 1 }
    var end = start
    while end < scanner.bytes.count, !divides(scanner.bytes[end]) { end += 1 }
    return start..<end
  }

  private static func number(_ word: Range<Int>, in scanner: ByteScanner) -> Int? {
    guard (1...4).contains(word.count) else { return nil }
    var value = 0
    for place in word {
      guard ASCII.isDigit(scanner.bytes[place]) else { return nil }
      value = value * 10 + Int(scanner.bytes[place] - ASCII.zero)
    }
    return value
  }

  private static func divides(_ byte: UInt8) -> Bool {
    ASCII.isWhite(byte) || byte == ASCII.comma
  }

  /// The number of the month with this name of three letters: `Apr` is 4.
  private static func month(named word: Range<Int>, in scanner: ByteScanner) -> Int? {
    guard word.count == 3 else { return nil }
    let letters = scanner.bytes[word].reduce(0) { $0 << 8 | Int($1) }
    switch letters {
    case 0x4A_616E: return 1
    case 0x46_6562: return 2
    case 0x4D_6172: return 3
    case 0x41_7072: return 4
    case 0x4D_6179: return 5
    case 0x4A_756E: return 6
    case 0x4A_756C: return 7
    case 0x41_7567: return 8
    case 0x53_6570: return 9
    case 0x4F_6374: return 10
    case 0x4E_6F76: return 11
    case 0x44_6563: return 12
    default: return nil
    }
  }
}
