import Papers

extension FacetCounter {
  /// The years of the library, and what is open in them.
  func times(
    _ bases: FacetBases?, _ own: [FacetTerm], _ text: String
  ) -> [FacetTable.Time] {
    let asked = Set(own.filter(\.isIncluded).map(\.tree))
    let (all, hits) = (library.allRows, selection.hits)
    let base = bases?.rows(without: asked) ?? hits
    let chosen = bases?.takenAway(by: own) ?? [:]
    var lister = TimeLister(library, listing, rows: [all, hits, base], chosen)
    lister.addYears(holding: text)
    return lister.times
  }
}

/// Lists years, months and days with their counts.
private struct TimeLister {
  private let library: Library
  private let listing: FacetListing
  /// All rows, those of the selection, and those that times are asked of.
  private let rows: [RowSet]
  private let counts: [DayCounts]
  /// The numbers of times that are excluded.
  private let chosen: [Facet.Key: Int]
  private(set) var times: [FacetTable.Time] = []

  init(
    _ library: Library, _ listing: FacetListing, rows: [RowSet], _ chosen: [Facet.Key: Int]
  ) {
    (self.library, self.listing, self.rows, self.chosen) = (library, listing, rows, chosen)
    let all = DayCounts(rows[0], in: library)
    let hits = DayCounts(rows[1], in: library)
    counts = [all, hits, rows[2] == rows[1] ? hits : DayCounts(rows[2], in: library)]
  }

  mutating func addYears(holding text: String) {
    let years = ordered(counts[0].years).filter { text.isEmpty || $0.text.contains(text) }
    let numbers = years.map { year in counts.map { $0.count(of: year) } }
    for (year, number) in zip(years, numbers) {
      add(year, number, beside: numbers)
      if listing.openTimes.contains(year) { addMonths(of: year) }
    }
  }

  private mutating func addMonths(of year: DayRange) {
    let months = ordered(counts[0].months(of: year))
    let numbers = months.map { month in counts.map { $0.count(of: month) } }
    for (month, number) in zip(months, numbers) {
      add(month, number, beside: numbers)
      if listing.openTimes.contains(month) { addDays(of: month) }
    }
  }

  private mutating func addDays(of month: DayRange) {
    let all = rows.map { DayCounts.days(of: month, $0, in: library) }
    let days = ordered(all[0].indices.filter { all[0][$0] > 0 })
    let numbers = days.map { day in all.map { Int($0[day]) } }
    for (day, number) in zip(days, numbers) {
      let first = month.numbers.lowerBound
      add(DayRange(Day(number: first + Int32(day))), number, beside: numbers)
    }
  }

  private func ordered<Element>(_ times: [Element]) -> [Element] {
    listing.turned.contains(.dates) ? times : times.reversed()
  }

  /// `numbers` are those of the library, of the selection, and after Enter.
  private mutating func add(_ period: DayRange, _ numbers: [Int], beside others: [[Int]]) {
    times.append(
      FacetTable.Time(
        period: period, number: chosen[.days(period)] ?? numbers[2], selected: numbers[1],
        all: numbers[0], greatest: others.map { $0[0] }.max() ?? 0,
        isOpen: listing.openTimes.contains(period)))
  }
}
