public import Papers

/// Days from one to another, both included; an end may be open.
public struct DayRange: Hashable, Sendable {
  /// As numbers (`Day.number`). No paper without a day is among them.
  let numbers: ClosedRange<Int32>

  private static let all = Int32.min + 1...Int32.max

  /// nil for an open end. `last` must not be before `first`.
  public init(first: Day?, last: Day?) {
    let all = DayRange.all
    numbers = (first?.number ?? all.lowerBound)...(last?.number ?? all.upperBound)
  }

  /// nil when the calendar of digests, from year 1 to 9999, has no such day.
  init?(after day: Day) {
    guard day < Day("9999-12-31")! else { return nil }
    self.init(first: Day(number: day.number + 1), last: nil)
  }

  init?(before day: Day) {
    guard day > Day("0001-01-01")! else { return nil }
    self.init(first: nil, last: Day(number: day.number - 1))
  }

  /// The first and the last of the days; nil for an open end.
  var ends: (first: Day?, last: Day?) {
    let (all, first, last) = (DayRange.all, numbers.lowerBound, numbers.upperBound)
    return (
      first == all.lowerBound ? nil : Day(number: first),
      last == all.upperBound ? nil : Day(number: last)
    )
  }

  /// `2025`, `2025-04`, `2025-04-12`, `2025-01..2025-03`, `..2024-12-31`: whole years and months by their names.
  var text: String {
    let all = DayRange.all
    let (low, high) = (numbers.lowerBound, numbers.upperBound)
    guard low != all.lowerBound, high != all.upperBound else {
      func end(_ number: Int32, _ open: Int32) -> String {
        number == open ? "" : "\(Day(number: number))"
      }
      return end(low, all.lowerBound) + ".." + end(high, all.upperBound)
    }
    let length = unit.length
    let (first, last) = (
      "\(Day(number: low))".prefix(length), "\(Day(number: high))".prefix(length)
    )
    return first == last ? String(first) : first + ".." + last
  }
}
