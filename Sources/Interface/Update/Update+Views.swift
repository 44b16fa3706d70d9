import Catalog
import Papers

/// Saved views: taking them, and changing their list. Changes are made by who keeps the file; what the file has
/// then comes back.
extension State {
  /// Goes to the views, which may have been changed by hand meanwhile.
  mutating func goToViews() -> [Effect] {
    if screen.focus != .views { startAtShownView() }
    return focus(on: .views) + askViews(.read)
  }

  /// The cursor begins on the view that is shown.
  private mutating func startAtShownView() {
    guard let shown = shownView else { return }
    views.window.put(
      cursor: shown, count: results.views.count, height: height(of: .views))
  }

  mutating func askViews(_ request: ViewsRequest) -> [Effect] {
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
    return askViews(.edit(.put(NamedView(name: name, text: results.filter.text.trimmed))))
  }

  private mutating func isSaveable() -> Bool {
    let query = results.query
    if let problem = query.problems.first {
      talk.message = .problem(problem, in: query)
      return false
    }
    let asks = !query.isEmpty || query.order != nil
    if !asks { talk.message = .nothingToSave(filter: key(for: "filter")) }
    return asks
  }

  /// Asks for another name of the view under the cursor.
  mutating func beginRenamingView() -> [Effect] {
    guard let view = someView() else { return [] }
    return openCommandLine("rename-view " + view.name)
  }

  mutating func renameView(to name: String) -> [Effect] {
    guard let view = someView() else { return [] }
    return askViews(.edit(.rename(view.name, to: name)))
  }

  mutating func moveView(_ step: Int) -> [Effect] {
    guard let view = someView() else { return [] }
    return askViews(.edit(.move(view.name, by: step)))
  }

  mutating func deleteView() -> [Effect] {
    guard let view = someView() else { return [] }
    return askViews(.edit(.remove(view.name)))
  }

  private mutating func someView() -> NamedView? {
    let view = viewUnderCursor
    if view == nil { talk.message = .noViews(save: key(for: "save-view")) }
    return view
  }

  // MARK: What comes back

  /// It is another day: `date:today` and the like, in views too, ask for other papers.
  mutating func begin(_ day: Day) -> [Effect] {
    results.views = results.views.on(day)
    return results.query != results.selection.query ? research() : []
  }

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
    if let (old, new) = step?.edit.renaming { renameViews(old, to: new) }
    // The filter names a view that is not there any more.
    let query = results.query
    if let problem = query.problems.first(where: { $0.kind == .noSuchView }) {
      talk.hear(.problem(problem, in: query))
    }
    return query != results.selection.query || results.shownOrder != results.selection.order
      ? research() : []
  }

  /// Filters that name a view go on doing so: the present one, and those that a key brings back.
  private mutating func renameViews(_ old: String, to new: String) {
    func renamed(_ text: String) -> String { Query(text).text(renaming: old, to: new) }
    results.filter.rename(renamed)
    for index in results.jumps.indices {
      results.jumps[index].filter = renamed(results.jumps[index].filter)
    }
    if case .filtering(var before) = prompt.mode {
      before.filter = renamed(before.filter)
      prompt.mode = .filtering(before)
    }
  }

  /// The keys that take a change of the views back, from where one is.
  private var viewUndoKeys: String? {
    guard let undo = keyIndex.name(for: "undo-view", in: .views) else { return nil }
    return screen.focus == .views ? undo : key(for: "views") + " " + undo
  }
}
