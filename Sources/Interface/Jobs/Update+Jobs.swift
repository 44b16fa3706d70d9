import Catalog

/// What comes of the jobs.
extension State {
  /// Takes an answer, if it is still wanted.
  mutating func take(_ answer: Answer) -> [Effect] {
    guard case .taken(let isAwaited) = jobs.receive(answer) else { return [] }
    // What was said while it was waited for; not what has been said since it came.
    if answer.ticket.slot.opens, isAwaited, answer.content.opens { talk.message = nil }
    let effects = take(answer.content, answer.ticket, isAwaited: isAwaited)
    return answer.isLast && answer.ticket.slot == .load ? effects + readAgain() : effects
  }

  private mutating func take(
    _ content: Answer.Content, _ ticket: Ticket, isAwaited: Bool
  ) -> [Effect] {
    switch content {
    case .progress, .nothing: return []
    case .failed(let message):
      if ticket.slot == .marking { return markingFailed(ticket.number, message) }
      talk.hear(message)
      return []
    case .found(let selection):
      switch ticket.slot {
      case .ticking: tickFound(selection)
      case .counting: asking.count?.found = selection
      case .gathering: return markNext(selection)
      default:
        facets.waitsForSearch = false
        if selection.isComplete { return takeWhole(selection) }
        take(part: selection)
      }
      return []
    case .completed(let completions):
      take(completions)
      return []
    case .filesNamed(let names, let beginning):
      take(files: names, beginning: beginning)
      return []
    case .explained(let counts):
      prompt.filterHelp.explaining?.counts = counts
      return []
    case .related(let id, let papers): return found(papers, relatedTo: id)
    case .marksIndexed(let rows): return marksIndexed(rows)
    case .marksFound(let known, let isAll): return marksFound(known, isAll: isAll)
    case .arrived(let arrivals, let since): return arrived(arrivals, since: since)
    case .historyFound(let lines): return openHistory(lines)
    case .noteFound(let id, let text, let heads): return [.editNote(id, text, heads: heads)]
    case .marked(let event, let known): return marked(ticket.number, event, known)
    case .undone(let event, let kind, let changes, let known):
      return undone(event, as: kind, changes, known, isAwaited: isAwaited)
    case .views(let list, let outcome): return take(list, outcome)
    case .viewsCounted(let counts):
      views.take(counts)
      return []
    case .facetsCounted(let table):
      facets.take(table, height: height(of: .facets))
      return []
    case .cited(let citing, let text): return cited(citing, text)
    case .profilesFound(let profiles): return found(profiles: profiles, isAwaited: isAwaited)
    case .fetched(let outcome): return fetched(outcome)
    case .downloaded(let reference, let form): return downloaded(reference, form)
    case .downloadEnded(let outcome): return downloaded(outcome)
    case .filesFound(let files): return found(files: files)
    case .ran(let run, let end): return ran(run, end, isAwaited: isAwaited)
    case .themesFound(let themes, let wish): return found(themes, for: wish)
    case .settingsFound(let renewal): return renew(by: renewal)
    case .loaded(let library, let loading): return loaded(library, loading)
    }
  }

  /// Something in the folders has changed. Reading again waits for a reading that is under way: where
  /// something is always written none would ever come to its end.
  mutating func filesChanged() -> [Effect] {
    if jobs.isRunning(.load) {
      results.isBehind = true
      return []
    }
    return [jobs.begin(.load(.change))]
  }

  /// Looks again at what has changed while the files were read.
  private mutating func readAgain() -> [Effect] {
    guard results.isBehind else { return [] }
    results.isBehind = false
    return [.awaitQuiet]
  }

  mutating func reload() -> [Effect] {
    talk.message = .reloading
    results.isBehind = false
    return [jobs.begin(.load(.command)), jobs.begin(.views(.read)), jobs.begin(.findFiles)]
  }
}

extension Answer.Content {
  /// Whether it opens something that the reader has been waiting for.
  fileprivate var opens: Bool {
    switch self {
    case .related, .historyFound, .noteFound: true
    default: false
    }
  }
}
