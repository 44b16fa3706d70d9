public import Papers

/// When the papers of a library were first seen, as far as that is known.
///
/// Of a large collection most came on one day: then only the others are listed.
public struct ArrivalDays: Hashable, Sendable {
  /// The papers that were first seen on a day.
  public struct Listed: Hashable, Sendable {
    public let day: Day
    /// Sorted.
    public let papers: [PaperID]

    public init(_ day: Day, papers: [PaperID]) {
      (self.day, self.papers) = (day, papers.sorted())
    }
  }

  /// Rows whose papers came on a day, all that are not listed.
  public struct Rest: Hashable, Sendable {
    public let day: Day
    public let rows: Range<Row>

    public init(_ day: Day, rows: Range<Row>) { (self.day, self.rows) = (day, rows) }
  }

  public var listed: [Listed]
  public var rest: [Rest]
  /// Papers that came nobody knows when, although others in their rows came on a day. Sorted.
  public var undated: [PaperID]

  public init(_ listed: [Listed] = [], rest: [Rest] = [], undated: [PaperID] = []) {
    (self.listed, self.rest, self.undated) = (listed, rest, undated.sorted())
  }

  /// The papers that came on some days. Ids are sorted, as those of a segment are: a step for each.
  func rows(on days: DayRange, in library: Library) -> RowSet {
    var rows = RowSet()
    func isAsked(_ day: Day) -> Bool { days.numbers.contains(day.number) }
    for part in rest where isAsked(part.day) { rows.formUnion(RowSet(part.rows)) }
    if !rows.isEmpty {
      rows.formIntersection(library.allRows)
      visit(undated, in: library) { rows.remove($0) }
      for other in listed where !isAsked(other.day) {
        visit(other.papers, in: library) { rows.remove($0) }
      }
    }
    for other in listed where isAsked(other.day) {
      visit(other.papers, in: library) { rows.insert($0) }
    }
    return rows
  }

  /// The column of the days, the first one of each paper.
  func fill(_ column: inout SortColumn, in library: Library) {
    let (all, none) = (library.allRows, SortColumn.absent)
    for part in rest {
      let number = SortColumn.number(part.day.number)
      all.visit(in: part.rows) { column[$0] = number }
    }
    if !rest.isEmpty {
      visit(undated, in: library) { column[$0] = none }
      for other in listed { visit(other.papers, in: library) { column[$0] = none } }
    }
    for other in listed {
      let number = SortColumn.number(other.day.number)
      visit(other.papers, in: library) { column[$0] = min(column[$0], number) }
    }
  }

  private func visit(_ papers: [PaperID], in library: Library, _ body: (Row) -> Void) {
    for segment in library.segments { segment.visit(papers, body) }
  }

  /// These, without papers that are gone.
  func without(_ gone: Set<PaperID>) -> ArrivalDays {
    ArrivalDays(
      listed.map { Listed($0.day, papers: $0.papers.filter { !gone.contains($0) }) }
        .filter { !$0.papers.isEmpty },
      rest: rest, undated: undated.filter { !gone.contains($0) })
  }

  /// These and those of papers that have come.
  func and(_ come: ArrivalDays) -> ArrivalDays {
    var papers: [Day: [PaperID]] = [:]
    for part in listed + come.listed { papers[part.day, default: []] += part.papers }
    return ArrivalDays(
      papers.sorted { $0.key < $1.key }.map { Listed($0.key, papers: $0.value) },
      rest: rest + come.rest, undated: undated + come.undated)
  }
}
