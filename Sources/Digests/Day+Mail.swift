extension Day {
  private static let months: [StaticString] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The day in a date of mails and feeds (RFC 5322): `Mon, 2 Apr 2007 19:18:42 GMT`, with or without
  /// the day of the week and the time.
  package init?(mail bytes: UnsafeRawBufferPointer) {
    let words = bytes.prefix(64).split(whereSeparator: { ASCII.isWhite($0) || $0 == ASCII.comma })
    guard let place = words.prefix(2).firstIndex(where: { $0.allSatisfy(ASCII.isDigit) }),
      words.count >= place + 3
    else { return nil }
    func number(_ word: Slice<UnsafeRawBufferPointer>) -> Int? {
      guard word.count <= 4, word.allSatisfy(ASCII.isDigit) else { return nil }
      return word.reduce(0) { $0 * 10 + Int($1 - ASCII.zero) }
    }
    let name = words[place + 1]
    let month = Day.months.firstIndex { month in
      name.count == 3 && zip(name, 0..<3).allSatisfy { $0 == month.utf8Start[$1] }
    }
    guard let day = number(words[place]), let month, let year = number(words[place + 2]) else {
      return nil
    }
    self.init(year: year < 100 ? 2000 + year : year, month: month + 1, day: day)
  }
}
