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
    self.init(year: year < 100 ? 2000 + year : year, month: month, day: day)
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
    let names: StaticString = "JanFebMarAprMayJunJulAugSepOctNovDec"
    for month in 0..<12 {
      let name = names.utf8Start + 3 * month
      if (0..<3).allSatisfy({ name[$0] == scanner.bytes[word.lowerBound + $0] }) {
        return month + 1
      }
    }
    return nil
  }
}
