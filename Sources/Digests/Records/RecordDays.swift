import Papers

/// The days of a record: whole dates, and years, months and days in fields of their own. The most exact one counts,
/// and of those the first.
struct RecordDays {
  /// How good a day is.
  private enum Rank: Int {
    case updated = 1
    case first, year, month, day
  }

  private var day: (value: Day, rank: Rank)?
  private var hasBadDate = false
  private var year: Int?
  private var month: Int?
  private var dayOfMonth: Int?

  private mutating func take(_ day: Day, _ rank: Rank) {
    if let known = self.day, known.rank.rawValue >= rank.rawValue { return }
    self.day = (day, rank)
  }

  /// Takes a whole date, as exact as it is.
  mutating func put(date text: UnsafeRawBufferPointer) {
    if let day = RecordDays.day(text) {
      take(day, RecordDays.rank(of: text))
    } else if text.contains(where: ASCII.isDigit) {
      hasBadDate = true
    }
  }

  /// Takes a day on which something was changed.
  mutating func put(updated text: UnsafeRawBufferPointer) {
    if let day = RecordDays.day(text) { take(day, .updated) }
  }

  /// Takes the day of the first version, which is also the paper's where there is no other. Returns it.
  mutating func put(first text: UnsafeRawBufferPointer) -> Day? {
    let day = RecordDays.day(text)
    if let day { take(day, .first) }
    return day
  }

  /// Takes a year, or a date where there should be one.
  mutating func put(year text: UnsafeRawBufferPointer) {
    if let number = RecordDays.number(text), (1500...2200).contains(number) {
      year = number
    } else {
      put(date: text)
    }
  }

  mutating func put(month text: UnsafeRawBufferPointer) {
    month = RecordDays.month(text) ?? month
  }

  mutating func put(day text: UnsafeRawBufferPointer) {
    dayOfMonth = RecordDays.number(text) ?? dayOfMonth
  }

  /// Gives the entry the best day that there is, or that there is none where one should be.
  mutating func settle(into builder: inout DigestBuilder) {
    if let day = partsDay() { take(day.value, day.rank) }
    if let day { builder.setDay(day.value) } else if hasBadDate { builder.setDay(nil) }
  }

  /// The day that year, month and day make, as far as they are given.
  private func partsDay() -> (value: Day, rank: Rank)? {
    guard let year else { return nil }
    guard let month, (1...12).contains(month) else {
      return Day(year: year, month: 1, day: 1).map { ($0, .year) }
    }
    if let dayOfMonth, let day = Day(year: year, month: month, day: dayOfMonth) {
      return (day, .day)
    }
    return Day(year: year, month: month, day: 1).map { ($0, .month) }
  }

  /// A day in any form; the first of its month where the day is not known.
  private static func day(_ text: UnsafeRawBufferPointer) -> Day? {
    let start = UnsafeRawBufferPointer(rebasing: text.prefix(10))
    if let day = Day(utf8: start) ?? Day(text: text) { return day }
    // `2024-01-00`, where the day is not known.
    guard text.count == 10, text[7] == ASCII.hyphen, text[8] == ASCII.zero, text[9] == ASCII.zero
    else { return nil }
    return Day(text: UnsafeRawBufferPointer(rebasing: text.prefix(7)))
  }

  /// How exact a date is, by the numbers and words in it.
  private static func rank(of text: UnsafeRawBufferPointer) -> Rank {
    var (runs, longest, run) = (0, 0, 0)
    var hasLetters = false
    for byte in text.prefix(40) {
      if ASCII.isDigit(byte) {
        if run == 0 { runs += 1 }
        run += 1
        longest = max(longest, run)
      } else {
        run = 0
        hasLetters = hasLetters || ASCII.lower(byte) &- 0x61 < 26
      }
    }
    if longest >= 8 { return .day }
    switch runs + (hasLetters ? 1 : 0) {
    case 0, 1: return .year
    case 2: return .month
    default: return .day
    }
  }

  private static func number(_ text: UnsafeRawBufferPointer) -> Int? {
    var value = 0
    guard (1...4).contains(text.count) else { return nil }
    for byte in text {
      guard ASCII.isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - ASCII.zero)
    }
    return value
  }

  /// `1`, `jan`, `January`; a day may stand before or after: `10~jan`.
  private static func month(_ text: UnsafeRawBufferPointer) -> Int? {
    if let number = number(text) { return (1...12).contains(number) ? number : nil }
    let names: [StaticString] = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    let scanner = ByteScanner(text)
    for offset in 0..<max(0, min(text.count, 16) - 2) {
      if let index = names.firstIndex(where: { scanner.says($0, offset..<offset + 3) }) {
        return index + 1
      }
    }
    return nil
  }
}
