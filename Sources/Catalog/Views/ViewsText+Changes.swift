/// Changing the views. Lines stay as they are but for what is asked.
extension ViewsText {
  /// Changes the views, and returns what takes the change back; nil when nothing has changed.
  public mutating func apply(_ edit: ViewEdit) throws(ViewRefusal) -> ViewEdit? {
    var changed = self
    guard let inverse = try changed.change(by: edit) else { return nil }
    changed.read(changed.text)
    // What brings back what was, or takes away, makes no circle that there was not.
    switch edit {
    case .put(let view): try refuseCircle(of: view.name, in: changed, before: view.name)
    case .rename(let old, let new): try refuseCircle(of: new, in: changed, before: old)
    case .move, .remove, .insert, .replace: break
    }
    self = changed
    return inverse
  }

  private mutating func change(by edit: ViewEdit) throws(ViewRefusal) -> ViewEdit? {
    switch edit {
    case .put(let view): return try put(view)
    case .rename(let old, let new): return try rename(old, to: new)
    case .move(let name, let step, let places):
      if let back = restore(places) { return .move(name, by: -step, restoring: back) }
      return try move(name, by: step)
    case .remove(let name):
      let index = try index(of: name)
      let next = hiddenLine(of: name)
      return .insert(line: content(lines.remove(at: index).text), at: index, over: next)
    case .insert(let line, let index, let next):
      // It was read before.
      guard let view = try? ViewLine(line)?.view else { return nil }
      let taken = try place(of: view.name, over: next)
      let place = min(index, taken ?? lines.count, lines.count)
      if place == lines.count { endLastLine() }
      lines.insert(Line(text: line + ending), at: place)
      return .remove(view.name)
    case .replace(let new): return try replace(new)
    }
  }

  /// Gives views other lines. Of those that name the first one, some may not be here any more, and what
  /// somebody else has written meanwhile stays.
  private mutating func replace(_ new: [ViewEdit.Line]) throws(ViewRefusal) -> ViewEdit? {
    guard let first = new.first, let name = (try? ViewLine(first.text)?.view)?.name else {
      return nil
    }
    let places =
      [try index(of: first.name)] + new.dropFirst().map { (try? index(of: $0.name)) ?? -1 }
    let isRenamed = NamedView.key(first.name) != NamedView.key(name)
    if isRenamed, let taken = try place(of: name, over: first.over), taken < places[0] {
      throw .nameTaken(name)
    }
    let next = isRenamed ? hiddenLine(of: first.name) : nil
    var old: [ViewEdit.Line] = []
    for (line, place) in zip(new, places) where place >= 0 {
      let before = lines[place].text
      if !old.isEmpty, let known = line.before, known != content(before) { continue }
      old.append(
        ViewEdit.Line(
          name: old.isEmpty ? name : line.name, text: content(before), before: line.text,
          over: old.isEmpty ? next : nil))
      lines[place].text = line.text + end(of: before)
    }
    return .replace(old)
  }

  private mutating func put(_ view: NamedView) throws(ViewRefusal) -> ViewEdit? {
    if let mistake = ViewLine.mistake(inName: view.name) { throw .badName(view.name, mistake) }
    do throws(ViewLine.Mistake) {
      // What begins with an accent may not be the same when it is read again.
      guard try ViewLine(ViewLine.text(view))?.view == view else { throw ViewLine.unreadable }
    } catch {
      throw .badQuery(error.kind)
    }
    guard let index = lines.firstIndex(where: { $0.has(view.name) }) else {
      guard list.count < ViewsText.limit else { throw .tooMany(limit: ViewsText.limit) }
      endLastLine()
      lines.append(Line(text: ViewLine.text(view) + ending))
      return .remove(view.name)
    }
    let old = lines[index].view!
    if old.text == view.text { return nil }
    let line = ViewLine.text(NamedView(name: old.name, text: view.text))
    return try replace([ViewEdit.Line(name: old.name, text: line, before: nil)])
  }

  /// The lines of views change places; what stands between them stays. Lines that are hidden behind one of the
  /// same name stay behind it.
  private mutating func move(_ name: String, by step: Int) throws(ViewRefusal) -> ViewEdit? {
    let index = try index(of: name)
    let views = lines.indices.filter { lines[$0].view != nil }
    let rank = views.firstIndex(of: index)!
    let target = min(max(0, rank + min(max(-views.count, step), views.count)), views.count - 1)
    if target == rank { return nil }
    // Down to behind the one that is there, and those hidden behind itself on the way.
    let span = target < rank ? views[target]...index : index...views[target]
    let places = lines.indices.filter { span.contains($0) && lines[$0].isView }
    let moving = places.filter {
      $0 == index || target > rank && lines[$0].hidden.map { isOne($0.name, name) } == true
    }
    let others = places.filter { !moving.contains($0) }
    let texts = (target < rank ? moving + others : others + moving).map { content(lines[$0].text) }
    // Without hidden lines the way back is the move back.
    let hasHidden = places.contains { lines[$0].hidden != nil }
    let changes = exchange(Array(zip(places, texts)))
    return .move(name, by: rank - target, restoring: hasHidden ? changes : [])
  }

  /// Gives lines other texts, and returns what brings back those that they had.
  private mutating func exchange(_ texts: [(line: Int, text: String)]) -> [ViewEdit.Place] {
    let places = texts.map { line, text in
      ViewEdit.Place(line: line, now: text, before: content(lines[line].text))
    }
    for place in places { lines[place.line].text = place.now + end(of: lines[place.line].text) }
    return places
  }

  /// Brings lines to where they were before a move; nil when they are not as it has left them.
  private mutating func restore(_ places: [ViewEdit.Place]) -> [ViewEdit.Place]? {
    let areSo = places.allSatisfy {
      lines.indices.contains($0.line) && content(lines[$0.line].text) == $0.now
    }
    return places.isEmpty || !areSo ? nil : exchange(places.map { ($0.line, $0.before) })
  }

  // MARK: Names

  func index(of name: String) throws(ViewRefusal) -> Int {
    guard let index = lines.firstIndex(where: { $0.has(name) }) else { throw .noSuchView(name) }
    return index
  }

  /// The first of the lines that are hidden behind a view of their name: it counts when that one goes.
  func hiddenLine(of name: String) -> String? {
    lines.first { $0.hidden.map { isOne($0.name, name) } == true }.map { content($0.text) }
  }

  /// Where the view of a name is that may be hidden again, because it is the line that was before.
  private func place(of name: String, over line: String?) throws(ViewRefusal) -> Int? {
    guard let place = try? index(of: name) else { return nil }
    guard content(lines[place].text) == line else { throw .nameTaken(name) }
    return place
  }

  private func isOne(_ name: String, _ other: String) -> Bool {
    NamedView.key(name) == NamedView.key(other)
  }

  // MARK: Lines

  private mutating func endLastLine() {
    if let last = lines.last, end(of: last.text).isEmpty { lines[lines.count - 1].text += ending }
  }

  private func end(of line: String) -> String {
    line.last?.isLineEnd == true ? String(line.suffix(1)) : ""
  }

  func content(_ line: String) -> String {
    line.last?.isLineEnd == true ? String(line.dropLast()) : line
  }
}

extension ViewsText.Line {
  /// It is a view, or would be one if no line before had its name.
  fileprivate var isView: Bool { view != nil || hidden != nil }

  fileprivate func has(_ name: String) -> Bool {
    view.map { NamedView.key($0.name) == NamedView.key(name) } ?? false
  }
}
