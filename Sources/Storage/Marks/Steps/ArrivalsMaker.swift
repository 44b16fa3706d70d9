import Catalog
import Papers

/// Puts together what has come to a library.
struct ArrivalsMaker {
  private let visit: MarksDatabase.Visit
  private var result = Arrivals()
  private var listed: [Day: [PaperID]] = [:]

  init(_ visit: MarksDatabase.Visit) {
    self.visit = visit
    result.since = visit.since
  }

  /// So many came at once that are no news.
  mutating func noteCollected(_ count: Int) { result.collected += count }

  /// Takes what was found out of papers.
  ///
  /// - Parameters:
  ///   - rows: which rows these are, where most came in the usual visit.
  ///   - isThere: whether a paper stands in these rows. What was kept may tell of some that do no longer.
  mutating func take(_ tally: SeenTally, of rows: Range<Row>?, _ isThere: (PaperID) -> Bool) {
    if tally.visit == visit.number {
      result.new.formUnion(tally.new.lazy.filter(isThere))
      result.revised.formUnion(tally.revised.lazy.filter(isThere))
      result.again.formUnion(tally.again.lazy.filter(isThere))
    }
    let restDay = tally.usual.flatMap(day)
    if let rows, let restDay { result.days.rest.append(ArrivalDays.Rest(restDay, rows: rows)) }
    for (first, papers) in tally.others {
      if let day = day(of: first) {
        listed[day, default: []] += papers.lazy.filter(isThere)
      } else if restDay != nil {
        result.days.undated += papers.lazy.filter(isThere)
      }
    }
  }

  private func day(of first: Int64) -> Day? { visit.days[abs(first)] }

  func arrivals() -> Arrivals {
    var result = result
    let papers = listed.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
    result.days = ArrivalDays(
      papers.map { ArrivalDays.Listed($0.key, papers: $0.value) },
      rest: result.days.rest, undated: result.days.undated)
    return result
  }
}
