import Catalog
import Papers

/// Saved views: taking them, and changing their list. Changes are made by who keeps the file; what the file has
/// then comes back.
extension State {
  /// Goes to the views, which may have been changed by hand meanwhile.
  mutating func goToViews() -> [Effect] {
    if screen.focus != .views { startAtShownView() }
    return focus(on: .views) + ask(.read)
  }

  /// The cursor begins on the view that is shown.
  private mutating func startAtShownView() {
    guard let shown = shownView else { return }
    views.window.put(
      cursor: shown, count: results.views.count, height: height(of: .views))
  }

  private mutating func ask(_ request: ViewsRequest) -> [Effect] {
    [jobs.begin(.views(request))]
  }

  mutating func moveViews(_ motion: Motion) {
    views.window.move(motion, count: results.views.count, height: height(of: .views))
  }

  // MARK: Taking one

  /// Takes the view under the cursor.
  mutating func takeView() -> [Effect] { takeView(number: views.window.cursor) }

  /// Makes the filter a view's query, and goes to what it finds.
  mutating func takeView(number: Int) -> [Effect] {
    let entries = results.views.entries
    guard entries.indices.contains(number) else {
      talk.message = entries.isEmpty ? .noViews(save: key(for: "save-view")) : .noSuchView(number)
      return []
    }
    let entry = entries[number]
    if let fault = entry.fault {
      talk.message = .brokenView(entry.view.name, fault)
      return []
    }
    views.window.put(cursor: number, count: entries.count, height: height(of: .views))
    _ = focus(on: .list)
    if results.filter.text != entry.view.text {
      rememberJump()
      results.filter.set(entry.view.text)
      results.filter.remember()
      screen.anchor = nil
    }
    return edited()
  }

  mutating func takeView(named name: String) -> [Effect] {
    guard let number = results.views.number(of: name) else {
      talk.message = .noSuchView(name)
      return []
    }
    return takeView(number: number)
  }

  // MARK: Changing them

  /// Asks what the view of the present filter is to be called.
  mutating func beginSavingView() -> [Effect] {
    isSaveable() ? openCommandLine("save-view ") : []
  }

  mutating func saveView(named name: String) -> [Effect] {
    guard isSaveable() else { return [] }
    return ask(.edit(.put(NamedView(name: name, text: results.filter.text.trimmed))))
  }

  private mutating func isSaveable() -> Bool {
    let query = results.query
    if let problem = query.problems.first {
      talk.message = .problem(problem, in: query)
      return false
    }
    if query.isEmpty { talk.message = .nothingToSave(filter: key(for: "filter")) }
    return !query.isEmpty
  }

  /// Asks for another name of the view under the cursor.
  mutating func beginRenamingView() -> [Effect] {
    guard let view = someView() else { return [] }
    return openCommandLine("rename-view " + view.name)
  }

  mutating func renameView(to name: String) -> [Effect] {
    guard let view = someView() else { return [] }
    return ask(.edit(.rename(view.name, to: name)))
  }

  mutating func moveView(_ step: Int) -> [Effect] {
    guard let view = someView() else { return [] }
    return ask(.edit(.move(view.name, by: step)))
  }

  mutating func deleteView() -> [Effect] {
    guard let view = someView() else { return [] }
    return ask(.edit(.remove(view.name)))
  }

  mutating func undoView(_ request: ViewsRequest) -> [Effect] { ask(request) }

  private mutating func someView() -> NamedView? {
    let view = viewUnderCursor
    if view == nil { talk.message = .noViews(save: key(for: "save-view")) }
    return view
  }

  // MARK: What comes back

  /// The views are these now, whatever came of what was asked.
  mutating func take(_ list: ViewList, _ outcome: Result<ViewsStep?, ViewRefusal>) -> [Effect] {
    var step: ViewsStep?
    switch outcome {
    case .success(let done): step = done
    case .failure(let refusal): talk.hear(.refused(refusal))
    }
    let before = viewUnderCursor
    let list = list.on(results.views.today)
    let hasChanged = list != results.views
    results.views = list
    if let step {
      talk.hear(.viewsChanged(step, undo: viewUndoKeys))
    }
    // The cursor goes with what was changed, and stays with its view otherwise.
    let name = step?.edit.name ?? before?.name
    views.window.put(
      cursor: name.flatMap { list.number(of: $0) } ?? views.window.cursor, count: list.count,
      height: height(of: .views))
    fitWindows()
    guard hasChanged else { return [] }
    // The filter names a view that is not there any more.
    let query = results.query
    if let problem = query.problems.first(where: { $0.kind == .noSuchView }) {
      talk.hear(.problem(problem, in: query))
    }
    return query != results.selection.query ? research() : []
  }

  /// The keys that take a change of the views back, from where one is.
  private var viewUndoKeys: String? {
    guard let undo = keyIndex.name(for: "undo-view", in: .views) else { return nil }
    return screen.focus == .views ? undo : key(for: "views") + " " + undo
  }
}

extension ViewEdit {
  /// The view that it is about, when it is there afterwards.
  fileprivate var name: String? {
    switch self {
    case .put(let view): view.name
    case .rename(_, let new): new
    case .move(let name, _): name
    case .insert(let line, _, _): ViewsText(line).list.views.first?.name
    case .replace(let lines): lines.first.flatMap { ViewsText($0.text).list.views.first?.name }
    case .remove: nil
    }
  }
}

extension String {
  /// Without blanks at both ends.
  fileprivate var trimmed: String {
    var text = self[...].drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
