import Papers

/// Days as a query names them. All of them are the reader's: what “today” is, is given.
///
/// - a *period*: `2025`, `2025-04`, `2025-04-12`, `today`, `yesterday`, `monday` (the last one, today included)
/// - from one to another, both taken whole: `2025-01..2025-03`, `2025-01..03`, `..2024`, `2025..`
/// - `<2024` before the period, `>2024` after it, `<=2024` and `>=2024` with it
/// - an age: `<2w` is younger than two weeks, `>3d` older; `d`, `w`, `m` and `y`, months and years by the
///   calendar. `2w` alone is `<2w`.
extension DayRange {
  /// nil when the text is no such thing; without `today` also for all that depends on it.
  static func reading(_ text: String, today: Day?) -> DayRange? {
    let text = text.lowercased()
    for sign in ["<=", ">=", "<", ">"] where text.hasPrefix(sign) {
      let rest = text.dropFirst(sign.count)
      if let past = day(before: today, by: rest) {
        // An age and a day run against each other.
        switch sign {
        case "<": return DayRange(after: past)
        case "<=": return DayRange(first: past, last: nil)
        case ">": return DayRange(before: past)
        default: return DayRange(first: nil, last: past)
        }
      }
      guard let period = period(rest, today) else { return nil }
      switch sign {
      case "<": return DayRange(before: period.first)
      case "<=": return DayRange(first: nil, last: period.last)
      case ">": return DayRange(after: period.last)
      default: return DayRange(first: period.first, last: nil)
      }
    }
    if let dots = text.firstRange(of: "..") {
      return range(text[..<dots.lowerBound], text[dots.upperBound...], today)
    }
    if let past = day(before: today, by: text[...]) { return DayRange(after: past) }
    return period(text[...], today).map { DayRange(first: $0.first, last: $0.last) }
  }

  /// Why a text of the right form stands for no days: `2025-02-30`, `2025..2024`. nil when its form is wrong.
  static func mistake(_ text: String) -> String? {
    let ends = text.drop { "<>=".contains($0) }.replacing("..", with: " ").split(separator: " ")
    if ends.count == 2, let first = period(ends[0], nil)?.first,
      let last = period(ends[1], nil)?.last,
      last < first
    {
      return "the range ends before it begins"
    }
    let hasForm = ends.contains { end in
      let parts = end.split(separator: "-", omittingEmptySubsequences: false)
      return (2...3).contains(parts.count) && parts[0].utf8.count == 4
        && parts.dropFirst().allSatisfy { $0.utf8.count == 2 }
        && parts.joined().utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } && period(end, nil) == nil
    }
    return hasForm ? "the calendar has no such day" : nil
  }

  private static func range(_ left: Substring, _ right: Substring, _ today: Day?) -> DayRange? {
    let first = period(left, today)?.first
    let last = period(right, today)?.last ?? shortEnd(of: left, right)
    if left.isEmpty { return last.map { DayRange(first: nil, last: $0) } }
    if right.isEmpty { return first.map { DayRange(first: $0, last: nil) } }
    guard let first, let last, first <= last else { return nil }
    return DayRange(first: first, last: last)
  }

  /// The end of a range that leaves out what its beginning says: `2025-01..03`, `2025-01-05..12`.
  private static func shortEnd(of left: Substring, _ right: Substring) -> Day? {
    let (parts, end) = (left.split(separator: "-"), right.split(separator: "-"))
    guard parts.count > end.count, !end.isEmpty, end.allSatisfy({ $0.utf8.count == 2 }) else {
      return nil
    }
    let whole = parts.prefix(parts.count - end.count) + end
    return period(whole.joined(separator: "-")[...], nil)?.last
  }

  private static func period(_ text: Substring, _ today: Day?) -> (first: Day, last: Day)? {
    if let today, let day = named(text, today) { return (day, day) }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let lengths = [4, 2, 2]
    guard (1...3).contains(parts.count),
      zip(parts, lengths).allSatisfy({ part, length in
        part.utf8.count == length && part.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
      })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    let month = numbers.count > 1 ? numbers[1] : nil
    guard
      let first = Day(
        year: numbers[0], month: month ?? 1, day: numbers.count > 2 ? numbers[2] : 1)
    else { return nil }
    if numbers.count == 3 { return (first, first) }
    return (first, lastDay(ofMonth: month ?? 12, year: numbers[0]))
  }

  private static func lastDay(ofMonth month: Int, year: Int) -> Day {
    (28...31).reversed().lazy.compactMap { Day(year: year, month: month, day: $0) }.first!
  }

  private static let weekdays = [
    // 1 January 1970 was the first of these.
    "thursday", "friday", "saturday", "sunday", "monday", "tuesday", "wednesday",
  ]

  private static func named(_ text: Substring, _ today: Day) -> Day? {
    switch text {
    case "today": return today
    case "yesterday": return Day(number: today.number - 1)
    default:
      guard let weekday = weekdays.firstIndex(where: { $0 == text }) else { return nil }
      let back = (Int(today.number) - weekday) % 7
      return Day(number: today.number - Int32(back < 0 ? back + 7 : back))
    }
  }

  /// The day that is so long ago: `2w`, `3d`, `6m`, `1y`.
  private static func day(before today: Day?, by text: Substring) -> Day? {
    guard let today, let unit = text.last, text.utf8.count <= 5,
      let count = Int(text.dropLast()), count >= 0,
      text.dropLast().utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    else { return nil }
    switch unit {
    case "d": return Day(number: today.number - Int32(count))
    case "w": return Day(number: today.number - Int32(7 * count))
    case "m": return day(today, monthsEarlier: count)
    case "y": return day(today, monthsEarlier: 12 * count)
    default: return nil
    }
  }

  /// The same day of another month, or its last one; no earlier than the calendar begins.
  private static func day(_ day: Day, monthsEarlier count: Int) -> Day {
    let (year, month, date) = day.components
    let months = 12 * year + month - 1 - count
    guard months >= 12 else { return Day("0001-01-01")! }
    let last = lastDay(ofMonth: months % 12 + 1, year: months / 12)
    return Day(year: months / 12, month: months % 12 + 1, day: date) ?? last
  }
}
