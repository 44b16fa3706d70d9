import Catalog
import Papers

/// Looking at another paper in the reader, while the list stays where it is.
extension State {
  /// The paper that is looked at in place of the list's.
  var peeked: Paper? {
    guard screen.focus == .reader, triage.round == nil else { return nil }
    return reader.peeks.last.flatMap { results.library.row(of: $0.id) }.map(results.library.paper)
  }

  /// Looks at the paper under the cursor of a menu; else at one that the paper names, which is chosen when there
  /// are several.
  mutating func peek() -> [Effect] {
    switch prompt.mode {
    case .choosing(let menu):
      if menu.namesPaper, case .paper(let id) = menu.items[menu.window.cursor].choice {
        return peek(at: id)
      }
      talk.message = .noPaper
      return []
    case .browsing: break
    default: return []
    }
    guard let paper = somePaper() else { return [] }
    var known: Set<PaperID> = [paper.id]
    let named = paper.namedPapers.map(results.library.current).filter {
      results.library.row(of: $0) != nil && known.insert($0).inserted
    }
    if named.count == 1 { return peek(at: named[0]) }
    let items = named.map { id in
      Menu.Item(label: "\(id)", detail: results.title(of: id) ?? "", choice: .peek(id))
    }
    return open(Menu(title: "Papers that are named", items: items), orSay: .namesNoPaper)
  }

  /// Looks at the paper whose id was typed.
  mutating func peek(typed text: String) -> [Effect] {
    if let id = PaperID(pasted: text) { return peek(at: id) }
    talk.message = .noID(text)
    return []
  }

  /// Looks at a paper, if it is here. What was open goes on afterwards.
  mutating func peek(at id: PaperID) -> [Effect] {
    let id = results.library.current(id)
    guard results.library.row(of: id) != nil else {
      talk.message = .noSuchPaper(id)
      return []
    }
    stay()
    var menu: Menu?
    if case .choosing(let open) = prompt.mode { menu = open }
    prompt.mode = .browsing
    let pane = reader.peeks.last?.pane ?? screen.focus
    reader.peeks.append(Peek(id: id, pane: pane, comparison: reader.comparison, menu: menu))
    (reader.comparison, reader.currentMatch) = (nil, nil)
    talk.message = .peeking(id, back: key(for: "cancel"))
    return focus(on: .reader)
  }

  /// Goes back to what was looked at before.
  mutating func endPeek() -> [Effect] {
    guard let peek = reader.peeks.popLast() else { return [] }
    (reader.comparison, reader.currentMatch) = (peek.comparison, nil)
    if let menu = peek.menu { prompt.mode = .choosing(menu) }
    return focus(on: reader.peeks.isEmpty ? peek.pane : .reader)
  }

  /// Who goes elsewhere, or asks for other papers, is not looking any more.
  mutating func endPeeksElsewhere() {
    if reader.peeks.isEmpty { return }
    if case .filtering = prompt.mode { reader.peeks = [] }
    if peeked == nil { reader.peeks = [] }
  }
}
