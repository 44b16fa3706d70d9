import Papers
import Testing

@testable import Catalog

/// Days as they are typed. Today is Thursday, 26 November 2026.
@Suite struct DayRangeTests {
  private let today = Day("2026-11-26")!

  @Test(arguments: [
    ("2025", "2025-01-01..2025-12-31"), ("2025-04", "2025-04-01..2025-04-30"),
    ("2024-02", "2024-02-01..2024-02-29"), ("2025-04-12", "2025-04-12"),
    ("2025-01..03", "2025-01-01..2025-03-31"), ("2025-01..2025-03", "2025-01-01..2025-03-31"),
    ("2025-01-05..12", "2025-01-05..2025-01-12"), ("2025-01-05..03-12", "2025-01-05..2025-03-12"),
    ("..2024", "..2024-12-31"), ("2025..", "2025-01-01.."), ("<2024", "..2023-12-31"),
    (">2025", "2026-01-01.."), ("<=2024", "..2024-12-31"), (">=2025-04", "2025-04-01.."),
    ("today", "2026-11-26"), ("Yesterday", "2026-11-25"), ("thursday", "2026-11-26"),
    ("friday", "2026-11-20"), ("monday", "2026-11-23"), ("monday..", "2026-11-23.."),
    ("monday..yesterday", "2026-11-23..2026-11-25"), ("<2w", "2026-11-13.."),
    ("2w", "2026-11-13.."), ("<=2w", "2026-11-12.."), (">3d", "..2026-11-22"),
    (">=3d", "..2026-11-23"), ("<1y", "2025-11-27.."), ("<6m", "2026-05-27.."),
    ("<9m", "2026-02-27.."), ("<21m", "2025-02-27.."), ("<9999y", "0001-01-02.."),
  ])
  func readings(typed: String, days: String) throws {
    let range = try #require(DayRange.reading(typed, today: today))
    #expect(ends(of: range) == days)
    #expect(DayRange.reading(range.text, today: nil) == range)
  }

  /// Both ends as days, one day as it is, nothing for an open end.
  private func ends(of range: DayRange) -> String {
    let ends = [range.numbers.lowerBound, range.numbers.upperBound].map { number in
      abs(Int(number)) >= Int(Int32.max) - 1 ? "" : "\(Day(number: number))"
    }
    return ends[0] == ends[1] ? ends[0] : ends.joined(separator: "..")
  }

  /// Whole years and months are printed by their names.
  @Test(arguments: [
    ("2025-01-01..2025-12-31", "2025"), ("2024-01..2025-12", "2024..2025"),
    ("2025-02-01..28", "2025-02"), ("2024-02-01..28", "2024-02-01..2024-02-28"),
    ("2024-12..2025-01", "2024-12..2025-01"), ("2025-01-01", "2025-01-01"),
    ("..2024", "..2024-12-31"), ("0001..9999", "0001..9999"),
  ])
  func printed(typed: String, expected: String) {
    #expect(DayRange.reading(typed, today: nil)?.text == expected)
  }

  @Test(arguments: [
    "", "..", "202", "2025-", "2025-1", "2025-13", "2025-02-29", "2025-04-12-1", "0000",
    "2025..2024",
    "03..2025-04", "2025..26", "tod", "2x", "w", "-2w", "<", ">..", "2025...2026", "<0001", ">9999",
    "٢٠٢٥", "99999d", "+2d",
  ])
  func noDays(typed: String) {
    #expect(DayRange.reading(typed, today: today) == nil)
  }

  @Test func theDayOfALongMonthIsTheLastOfAShortOne() {
    #expect(DayRange.reading("<1m", today: Day("2025-03-31"))?.text == "2025-03-01..")
    #expect(DayRange.reading("today", today: nil) == nil)
    #expect(Query("date:today").problems.count == 1)
  }

  @Test(arguments: [
    ("3", 3...3), (">=3", 3...9), (">3", 4...9), ("<=3", 1...3), ("<3", 1...2), ("3..5", 3...5),
    ("3..", 3...9), ("..5", 1...5),
  ])
  func numbers(text: String, range: ClosedRange<Int>) {
    #expect(NumberRange.reading(text, within: 1...9) == range)
    #expect(NumberRange.reading(NumberRange.text(range, within: 1...9), within: 1...9) == range)
  }

  @Test(arguments: [
    "", "x", "0", "10", "5..3", ">9", "<1", "3..x", "-1", "+3", "99999999999999999999",
  ])
  func noNumbers(text: String) {
    #expect(NumberRange.reading(text, within: 1...9) == nil)
  }
}
