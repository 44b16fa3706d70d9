import Catalog
import Papers

/// Marking what a query finds, in the whole library.
extension State {
  /// Marks the papers that the query after a command finds: at once, or as soon as they are found.
  mutating func mark(
    _ marking: Marking, _ way: Marking.Way, matching text: ArgumentText
  ) -> [Effect] {
    let query = results.query(text.query)
    if let refusal = refusal(of: query, in: text) {
      talk.message = refusal
      return []
    }
    asking.markings.append(AskedMarking(marking: marking, way: way, query: query))
    let effects = goOnMarking()
    if !asking.markings.isEmpty { talk.message = .gathering }
    return effects
  }

  /// Why nothing is done to the papers of a query.
  func refusal(of query: Query, in text: ArgumentText) -> Message? {
    if let problem = query.problems.first {
      return .problem(problem, in: query, after: text.column)
    }
    if query.isEmpty { return .asksNothing(text.query) }
    return query.asksForMarks && !(marks.areLoaded && !jobs.isRunning(.markIndex))
      ? .marksUnread : nil
  }

  /// Looks for the papers of what is to be marked, one marking after the other.
  mutating func goOnMarking() -> [Effect] {
    var effects: [Effect] = []
    while let next = asking.markings.first, !jobs.isRunning(.gathering) {
      if let found = found(by: next.query) {
        effects += markNext(found)
      } else {
        effects.append(jobs.begin(.gather(search(for: next.query))))
      }
    }
    return effects
  }

  /// The papers of the marking whose turn it is have been found.
  mutating func markNext(_ found: Selection) -> [Effect] {
    guard !asking.markings.isEmpty else { return [] }
    let next = asking.markings.removeFirst()
    if talk.message == .gathering { talk.message = nil }
    let papers = found.rows.map { results.library.id(of: $0) }
    let changes = changes(next.marking, papers, next.way)
    if papers.isEmpty {
      var isLabel = false
      if case .label = next.marking { isLabel = true }
      talk.hear(.nothingFound(next.query.text, behindLabel: isLabel))
    } else if changes.isEmpty {
      talk.hear(.nothingToMark(of: papers.count))
    }
    if found.cutOffCount > 0 { talk.hear(.notLookedThrough(found.cutOffCount)) }
    return change(changes)
  }

  /// Nothing that was asked for is lost by leaving: its papers are found now, however long that takes.
  mutating func finishMarking() -> [Effect] {
    var effects: [Effect] = []
    jobs.end(.gathering)
    while let next = asking.markings.first {
      var search = search(for: next.query)
      guard let found = search.finish() else { break }
      effects += markNext(found)
    }
    return effects
  }

  /// What a query finds, if it is known already or can be found at once.
  func found(by query: Query) -> Selection? { counted(query) ?? foundAtOnce(query) }

  /// The papers come in the order of the list, in which they go into the queue.
  func search(for query: Query) -> Search {
    Search(
      query, in: results.library, order: results.order, marked: marks.rows,
      startingFrom: lastCounted)
  }

  private func foundAtOnce(_ query: Query) -> Selection? {
    guard results.library.count <= State.searchBudget else { return nil }
    // A pattern may take long with each.
    var search = search(for: query)
    return search.cost <= State.searchBudget ? search.finish() : nil
  }

  // MARK: The number before Enter

  /// Counts what the command that is being typed would be about, when that has changed.
  mutating func countAsked() -> [Effect] {
    guard let query = askedQuery?.query else {
      if asking.count != nil { jobs.end(.counting) }
      asking.count = nil
      return []
    }
    if asking.count?.answers(query, results.libraryNumber, marks.rows.number) == true { return [] }
    let found = foundAtOnce(query)
    asking.count = Asking.Count(
      query: query, libraryNumber: results.libraryNumber, markNumber: marks.rows.number,
      found: found, before: lastCounted)
    return found == nil ? [jobs.begin(.count(search(for: query)))] : []
  }

  /// What was found last for the line, in the library that there is.
  private var lastCounted: Selection? {
    guard let count = asking.count, count.libraryNumber == results.libraryNumber else { return nil }
    return count.found ?? count.before
  }

  /// The query of the command that is being typed, if its papers can be found.
  private var askedQuery: (query: Query, text: ArgumentText)? {
    guard let text = typedArgument, text.asks else { return nil }
    let query = results.query(text.query)
    return refusal(of: query, in: text) == nil ? (query, text) : nil
  }

  /// What stands after the name of the command that is being typed.
  private var typedArgument: ArgumentText? {
    prompt.mode == .commanding ? argument(in: prompt.commandLine.text)?.text : nil
  }

  /// What has been counted, if it is what a query finds now.
  private func counted(_ query: Query) -> Selection? {
    guard let count = asking.count,
      count.answers(query, results.libraryNumber, marks.rows.number)
    else { return nil }
    return count.found
  }

  /// What is said of the query of the command that is being typed: how many papers it finds, or what is wrong
  /// with it; nil when there is none.
  var askedHint: String? {
    guard let text = typedArgument, text.asks else { return nil }
    let query = results.query(text.query)
    if let refusal = refusal(of: query, in: text) { return refusal.text }
    let label = MarkChange.label(asTyped: text.label).map { "“\(Message.excerpt($0))”: " } ?? ""
    guard let found = counted(query) else { return label + String(options.glyphs.ellipsis) }
    let cut = found.cutOffCount
    return label + MarkSentences.count(found.count, "paper")
      + (cut > 0 ? ", \(cut) not looked through" : "")
  }
}
