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

  /// `2025-04-12`, `2025-01-01..2025-03-31`, `..2024-12-31`.
  var text: String {
    let all = DayRange.all
    func end(_ number: Int32, _ open: Int32) -> String {
      number == open ? "" : "\(Day(number: number))"
    }
    let (first, last) = (numbers.lowerBound, numbers.upperBound)
    if first == last { return end(first, all.lowerBound) }
    return end(first, all.lowerBound) + ".." + end(last, all.upperBound)
  }
}
