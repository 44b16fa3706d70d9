import Canvas
import Catalog
import Papers

extension Action {
  /// Whether it makes sense while new papers come one by one: it is about the paper, or about none.
  fileprivate var worksInTriage: Bool {
    switch self {
    case .filter, .clearFilter, .toggleTag, .clearTags, .sort, .reverseOrder, .focus, .focusNext,
      .zoom, .split, .pin, .tick, .showQueue:
      false
    default: true
    }
  }

  /// Whether it is about the paper under the cursor, which the cursor then stays with.
  fileprivate var isAboutThePaper: Bool {
    switch self {
    case .movePaper, .nextMatch, .find, .open, .links, .sources, .related, .copy, .mark, .editNote,
      .tick, .triage, .pin, .toggleSource:
      true
    default: false
    }
  }

  /// Whether the facets stay in the order that they have.
  fileprivate var keepsFacets: Bool {
    switch self {
    case .press(let target, _): target.keepsFacets
    case .wheel(let wheel): wheel.area == .facets
    default: false
    }
  }
}

extension State {
  /// The one place where the state changes. Reads no clock, no file and no environment; what must
  /// happen in the world is returned.
  mutating func update(_ action: Action) -> [Effect] {
    switch action {
    case .said, .troubled, .mistaken, .found, .relatedFound, .loaded, .resized, .marksFound,
      .marksForgotten, .marksIndexed, .marked, .markingFailed, .unmade, .tickFound, .noteFound,
      .noteWritten, .historyFound, .arrived, .dwelt:
      break
    case .interrupt: talk.message = nil
    default:
      talk.awaited = nil
      if triage.round != nil, !action.worksInTriage {
        talk.message = .notInTriage(leave: key(for: "back"))
        return []
      }
      talk.message = nil
      talk.hasActed = true
      talk.wasInterrupted = false
      screen.restoredRow = nil
      if screen.anchor == nil, action.isAboutThePaper { screen.anchor = paper?.id }
      if facets.held != nil, !action.keepsFacets {
        facets.release(height: height(of: .facets))
      }
    }
    switch action {
    case .move(let motion): return move(motion)
    case .movePaper(let step): return movePaper(step)
    case .nextMatch(let step): return nextMatch(step)
    case .focus(let pane): return focus(on: pane)
    case .focusNext(let step): return focusNext(step)
    case .zoom: return zoom()
    case .split(let step): return changeSplit(step)
    case .pin: return pin()
    case .toggleSource: return toggleSource()
    case .back: return back()
    case .cancel: return cancel()
    case .filter: return beginFilter()
    case .find: return beginFind()
    case .clearFilter: return clearFilter()
    case .toggleTag(let included): return toggleTag(included: included)
    case .clearTags: return clearTags()
    case .sort(let key): return sort(by: key)
    case .reverseOrder: return reverseOrder()
    case .edit(let edit): return self.edit(edit)
    case .complete: return complete()
    case .accept: return accept()
    case .commandLine: return openCommandLine()
    case .help: return openHelp()
    case .open(let link): return open(link)
    case .links: return openLinks()
    case .sources: return openSources()
    case .related: return openRelated()
    case .relatedFound(let id, let papers): return found(papers, relatedTo: id)
    case .jumpBack: return jumpBack()
    case .copy(let excerpt): return copy(excerpt)
    case .mark(let marking): return mark(marking)
    case .editNote: return editNote()
    case .showQueue: return showQueue()
    case .undo: return talk.wait(for: .unmade, [.undo])
    case .redo: return talk.wait(for: .unmade, [.redo])
    case .history: return talk.wait(for: .history, [.history])
    case .messages: return openMessages()
    case .tick(let ticking): return tick(ticking)
    case .triage(let triaging): return triage(triaging)
    case .command(let beginning): return openCommandLine(beginning)
    case .marksFound(let known, let isAll): return marksFound(known, isAll: isAll)
    case .marksForgotten: return forgetMarks()
    case .marksIndexed(let number, let rows): return marksIndexed(number, rows)
    case .marked(let number, let event, let known): return marked(number, event, known)
    case .markingFailed(let number, let message): return markingFailed(number, message)
    case .noteFound(let id, let text, let heads): return noteFound(id, text, heads)
    case .noteWritten(let id, let text, let replaces):
      return change([
        MarkChange(
          id, .note, from: marks[id].value(of: .note), to: text.isEmpty ? nil : text,
          replaces: replaces)
      ])
    case .unmade(let event, let kind, let changes, let known):
      return unmade(event, as: kind, changes, known)
    case .tickFound(let number, let found):
      if number == ticked.searchNumber { tickFound(found) }
      return []
    case .historyFound(let lines): return openHistory(lines)
    case .arrived(let arrivals, let since): return arrived(arrivals, since: since)
    case .dwelt(let id): return dwelt(on: id)
    case .reload: return reload()
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit: return [.quit]
    case .interrupt: return interrupt()
    case .press(let target, let isDouble): return press(target, isDouble: isDouble)
    case .wheel(let wheel): return self.wheel(wheel.area, wheel.lines)
    case .resized(let size): return resized(size)
    case .loaded(let library, let loading): return loaded(library, loading)
    case .found(let number, let selection): return found(number, selection)
    case .said(let message):
      talk.hear(message)
      return []
    case .troubled(let sentences): return hear(troubles: sentences)
    case .mistaken(let files): return hear(mistakes: files)
    }
  }
}
