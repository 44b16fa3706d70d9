import Papers

/// Reads one date at a place of a text.
struct DateReader {
  let scanner: ByteScanner
  let bytes: UnsafeRawBufferPointer
  let range: Range<Int>

  init(_ scanner: ByteScanner, _ range: Range<Int>) {
    self.scanner = scanner
    self.range = range
    bytes = scanner.bytes
  }

  /// The date that begins at `start`, and where it ends. `asWhole` is whether a year may stand alone.
  mutating func date(at start: Int, asWhole: Bool) -> (day: Day, end: Int)? {
    if !asWhole, !isFree(at: start) { return nil }
    // All others begin with a digit, or with no ASCII.
    if start < range.upperBound, ASCII.isLetter(bytes[start]) { return worded(at: start) }
    return fixed(at: start) ?? eastern(at: start) ?? worded(at: start)
      ?? numeric(at: start, asWhole: asWhole)
  }

  /// `20240102`, `20240102T101500Z`.
  private func fixed(at start: Int) -> (day: Day, end: Int)? {
    guard let (value, digits, end) = number(at: start), digits == 8 || digits == 14,
      isEnd(at: end) || bytes[end] == 0x54
    else { return nil }
    let date = digits == 8 ? value : value / 1_000_000
    guard (1980...2100).contains(date / 10_000) else { return nil }
    return Day(year: date / 10_000, month: date / 100 % 100, day: date % 100).map { ($0, end) }
  }

  /// A number in a date with words.
  private typealias WordedNumber = (value: Int, digits: Int)

  /// A date with the name of its month: `2 Jan 2024`, `January 2nd, 2024`, `2024 Jan 2`, `Jan 2024`, and the
  /// time between day and year, as in `Tue Jan  2 10:00:00 2024`.
  private func worded(at start: Int) -> (day: Day, end: Int)? {
    var month: Int?
    var (first, second): (WordedNumber?, WordedNumber?)
    var (offset, end) = (start, start)
    words: while second == nil || month == nil, offset < range.upperBound, offset - start < 64 {
      if let (value, digits, after) = number(at: offset) {
        if isTime(at: after) {
          offset = timeEnd(from: after)
          continue
        }
        guard digits <= 2 || digits == 4, second == nil else { break }
        if first == nil { first = (value, digits) } else { second = (value, digits) }
        (offset, end) = (ordinalEnd(from: after), after)
      } else if let word = word(at: offset) {
        switch MonthNames.meaning(scanner.slice(word)) {
        case .month(let named) where month == nil: (month, end) = (named, word.upperBound)
        case .filler: break
        default: break words
        }
        offset = word.upperBound
      } else {
        break
      }
      offset = dividers(from: offset)
    }
    guard let month, let first, isEnd(at: end) else { return nil }
    func year(_ number: WordedNumber) -> Int? {
      if number.digits == 4 { return (1000...2999).contains(number.value) ? number.value : nil }
      return number.digits == 2 ? number.value + (number.value < 50 ? 2000 : 1900) : nil
    }
    guard let second else {
      // `Jan 2024`; `2 Jan` has no year.
      guard first.digits == 4, let year = year(first) else { return nil }
      return Day(year: year, month: month, day: 1).map { ($0, end) }
    }
    let (dayPart, yearPart) = first.digits == 4 ? (second, first) : (first, second)
    guard dayPart.digits <= 2, let year = year(yearPart) else { return nil }
    return Day(year: year, month: month, day: dayPart.value).map { ($0, end) }
  }

  /// A date of numbers with dividers: `2024/1/2`, `2024.01`, `02.01.2024`, `13/01/2024`, `2024`.
  private func numeric(at start: Int, asWhole: Bool) -> (day: Day, end: Int)? {
    guard let (first, digits, firstEnd) = number(at: start) else { return nil }
    let next = divider(at: firstEnd).flatMap { sign in
      number(at: blanks(from: firstEnd + 1)).map { (sign: sign, $0) }
    }
    if digits == 4 {
      guard (1900...2199).contains(first) else { return nil }
      guard let (sign, month) = next, month.1 <= 2 else {
        let isAlone = asWhole || isInBrackets(start..<firstEnd)
        return isAlone && isEnd(at: firstEnd)
          ? Day(year: first, month: 1, day: 1).map { ($0, firstEnd) } : nil
      }
      if divider(at: month.2) == sign, let day = number(at: blanks(from: month.2 + 1)), day.1 <= 2 {
        guard isEnd(at: day.2) || bytes[day.2] | 0x20 == 0x74 else { return nil }
        return Day(year: first, month: month.0, day: day.0).map { ($0, day.2) }
      }
      guard isEnd(at: month.2) else { return nil }
      return Day(year: first, month: month.0, day: 1).map { ($0, month.2) }
    }
    guard digits <= 2, let (sign, second) = next, divider(at: second.2) == sign else {
      return asWhole && digits == 6 ? monthAlone(first, firstEnd) : nil
    }
    if second.1 == 4, asWhole { return nil }
    guard second.1 <= 2, let year = number(at: blanks(from: second.2 + 1)), year.1 == 4,
      (1900...2199).contains(year.0), isEnd(at: year.2)
    else { return nil }
    // With dots the day comes first; with others one cannot know it, unless one is no month.
    let isDayFirst = sign == ASCII.period || first > 12 || first == second.0
    let isMonthFirst = sign != ASCII.period && second.0 > 12
    guard isDayFirst || isMonthFirst else { return nil }
    let (day, month) = isMonthFirst ? (second.0, first) : (first, second.0)
    return Day(year: year.0, month: month, day: day).map { ($0, year.2) }
  }

  /// `202401`.
  private func monthAlone(_ value: Int, _ end: Int) -> (day: Day, end: Int)? {
    guard (1980...2100).contains(value / 100), isEnd(at: end) else { return nil }
    return Day(year: value / 100, month: value % 100, day: 1).map { ($0, end) }
  }

  /// Whether what follows a date is a time, a zone, a day of the week, or nothing.
  func isRest(from start: Int) -> Bool {
    var offset = start
    while offset < range.upperBound {
      let byte = bytes[offset]
      if ASCII.isDigit(byte) || ASCII.isWhite(byte) || ByteSet(":.,+-()/").contains(byte) {
        offset += 1
      } else if byte >= 0x80 {
        // The day of the week in brackets, `г.`
        return range.upperBound - offset <= 24
      } else if let word = word(at: offset) {
        let text = scanner.slice(word)
        // `Z`, `UTC`, `CEST`
        let isZone = text.count <= 5 && text.allSatisfy { $0 &- 0x41 < 26 }
        guard isZone || MonthNames.isFiller(text) else { return false }
        offset = word.upperBound
      } else {
        return false
      }
    }
    return true
  }
}
