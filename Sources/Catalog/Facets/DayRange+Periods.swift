import Papers

/// Years, months and days, as the dates among the facets are.
extension DayRange {
  /// What a time is made of.
  public enum Unit: Int, Comparable, Sendable {
    case year, month, day

    /// How many characters of `2025-04-12` name it.
    var length: Int { [4, 7, 10][rawValue] }

    public static func < (left: Unit, right: Unit) -> Bool { left.rawValue < right.rawValue }
  }

  /// A whole year.
  init(year: Int) {
    self.init(first: Day(year: year, month: 1, day: 1), last: Day(year: year, month: 12, day: 31))
  }

  /// A whole month.
  init(year: Int, month: Int) {
    let last = (28...31).reversed().lazy.compactMap { Day(year: year, month: month, day: $0) }.first
    self.init(first: Day(year: year, month: month, day: 1), last: last)
  }

  init(_ day: Day) { self.init(first: day, last: day) }

  /// From the beginning of one to the end of another, whichever comes first.
  public func joined(with other: DayRange) -> DayRange {
    let (one, two) = (numbers, other.numbers)
    return DayRange(
      first: Day(number: min(one.lowerBound, two.lowerBound)),
      last: Day(number: max(one.upperBound, two.upperBound)))
  }

  /// Whether all of another is in it.
  public func contains(_ other: DayRange) -> Bool {
    numbers.contains(other.numbers)
  }

  /// The largest unit of which it has whole ones only.
  public var unit: Unit {
    let first = Day(number: numbers.lowerBound).components
    guard first.day == 1, numbers.upperBound < Int32.max,
      Day(number: numbers.upperBound + 1).components.day == 1
    else { return .day }
    return first.month == 1 && Day(number: numbers.upperBound + 1).components.month == 1
      ? .year : .month
  }

  /// Whether it is one year, one month or one day.
  public var isOne: Bool {
    guard let first = Day("0001-01-01"), let last = Day("9999-12-31"),
      numbers.lowerBound >= first.number, numbers.upperBound <= last.number
    else { return false }
    let length = unit.length
    return "\(Day(number: numbers.lowerBound))".prefix(length)
      == "\(Day(number: numbers.upperBound))".prefix(length)
  }

  /// The year and the month that it begins in.
  var year: DayRange { DayRange(year: Day(number: numbers.lowerBound).components.year) }
  var month: DayRange {
    let (year, month, _) = Day(number: numbers.lowerBound).components
    return DayRange(year: year, month: month)
  }
}

/// How many papers are of each month of a library's time, and of each day of one month.
struct DayCounts {
  /// The first year, and by month from its January on how many papers there are.
  private let firstYear: Int
  private var months: [UInt32]

  /// One pass over the days of some rows, some nanoseconds each.
  init(_ rows: RowSet, in library: Library) {
    let years = library.years ?? 1...1
    firstYear = years.lowerBound
    months = [UInt32](repeating: 0, count: 12 * years.count)
    for segment in library.segments {
      segment.withDays { days in
        // Papers of one day often follow one another.
        var (last, index) = (Int32.min, 0)
        rows.visit(in: segment.rows) { row in
          let day = days[Int(row - segment.firstRow)]
          guard day != Int32.min else { return }
          if day != last {
            guard let known = Day(kept: day) else { return }
            let (year, month, _) = known.components
            (last, index) = (day, 12 * (year - firstYear) + month - 1)
          }
          // A damaged file may have days of other years.
          if months.indices.contains(index) { months[index] += 1 }
        }
      }
    }
  }

  /// The years of which there are papers, the first first.
  var years: [DayRange] {
    stride(from: 0, to: months.count, by: 12).filter { months[$0..<$0 + 12].contains { $0 > 0 } }
      .map { DayRange(year: firstYear + $0 / 12) }
  }

  /// The months of a year of which there are papers.
  func months(of year: DayRange) -> [DayRange] {
    let start = 12 * (Day(number: year.numbers.lowerBound).components.year - firstYear)
    guard months.indices.contains(start) else { return [] }
    return (0..<12).filter { months[start + $0] > 0 }
      .map { DayRange(year: firstYear + start / 12, month: $0 + 1) }
  }

  /// How many papers are of a whole year or month.
  func count(of period: DayRange) -> Int {
    let (year, month, _) = Day(number: period.numbers.lowerBound).components
    let start = 12 * (year - firstYear)
    guard months.indices.contains(start) else { return 0 }
    return period.unit == .year
      ? months[start..<start + 12].reduce(0) { $0 + Int($1) } : Int(months[start + month - 1])
  }

  /// How many of some rows are of each day of a month, by day of the month from 0.
  static func days(of month: DayRange, _ rows: RowSet, in library: Library) -> [UInt32] {
    var counts = [UInt32](repeating: 0, count: month.numbers.count)
    let (first, last) = (month.numbers.lowerBound, month.numbers.upperBound)
    for segment in library.segments {
      segment.withDays { days in
        rows.visit(in: segment.rows) { row in
          let day = days[Int(row - segment.firstRow)]
          if day >= first, day <= last { counts[Int(day - first)] += 1 }
        }
      }
    }
    return counts
  }
}
