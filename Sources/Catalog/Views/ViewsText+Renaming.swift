/// Another name for a view, also where other views name it.
extension ViewsText {
  mutating func rename(_ old: String, to new: String) throws(ViewRefusal) -> ViewEdit? {
    if let mistake = ViewLine.mistake(inName: new) { throw .badName(new, mistake) }
    let index = try index(of: old)
    let view = lines[index].view!
    if view.name == new { return nil }
    let isOther = NamedView.key(old) != NamedView.key(new)
    if isOther, list.number(of: new) != nil { throw .nameTaken(new) }
    let next = isOther ? hiddenLine(of: old) : nil
    let before = content(lines[index].text)
    // Views that name it go on doing so: first the one that names itself, in a circle made by hand.
    let own = lines[index].renameQuery(old, to: new) ?? view.text
    lines[index].text = ViewLine.text(lines[index].text, renamed: new)
    try check(index, NamedView(name: new, text: own), new)
    var changed = [ViewEdit.Line(name: new, text: before, before: nil, over: next)]
    for place in lines.indices where place != index {
      let before = content(lines[place].text)
      guard let view = lines[place].view, let text = lines[place].renameQuery(old, to: new)
      else { continue }
      try check(place, NamedView(name: view.name, text: text), new)
      changed.append(
        ViewEdit.Line(name: view.name, text: before, before: content(lines[place].text)))
    }
    return .replace(changed)
  }

  /// Refuses a line that would not be read as the view that it is to be.
  private func check(_ place: Int, _ view: NamedView, _ new: String) throws(ViewRefusal) {
    do throws(ViewLine.Mistake) {
      // What begins with an accent may not be the same when it is read again.
      guard try ViewLine(content(lines[place].text))?.view == view else {
        throw ViewLine.unreadable
      }
    } catch {
      if case .longQuery(let limit) = error.kind { throw .tooLong(view: view.name, limit: limit) }
      throw .badName(new, error.kind)
    }
  }

  /// Refuses a change that lets a view ask for itself, unless it did so before, by way of the same ones: circles
  /// are made by hand too.
  func refuseCircle(
    of name: String, in changed: ViewsText, before old: String
  ) throws(ViewRefusal) {
    guard let circle = changed.circle(from: name) else { return }
    let before = self.circle(from: old)?.map { NamedView.key($0) }
    let keys = circle.map {
      NamedView.key($0) == NamedView.key(name) ? NamedView.key(old) : NamedView.key($0)
    }
    guard before.map(Set.init) == Set(keys) else { throw .circle(circle) }
  }

  /// The views by way of which one asks for itself, itself first; nil when it does not.
  private func circle(from name: String) -> [String]? {
    guard let start = list.number(of: name) else { return nil }
    // Each is looked at once, and was come to from another one.
    var from = [Int?](repeating: nil, count: list.count)
    var open = [start]
    var next = 0
    while next < open.count {
      let number = open[next]
      next += 1
      for token in Query(list.views[number].text).viewTokens {
        guard let other = list.number(of: token.value) else { continue }
        if other == start { return names(to: number, from) }
        guard from[other] == nil else { continue }
        from[other] = number
        open.append(other)
      }
    }
    return nil
  }

  private func names(to number: Int, _ from: [Int?]) -> [String] {
    var names: [String] = []
    var place: Int? = number
    while let number = place {
      names.append(list.views[number].name)
      place = from[number]
    }
    return names.reversed()
  }
}

extension ViewsText.Line {
  /// Puts another name in the query of its view; what stands around the query stays. The query then; nil when it
  /// does not name the old one.
  fileprivate mutating func renameQuery(_ old: String, to new: String) -> String? {
    guard let view else { return nil }
    let query = Query(view.text).text(renaming: old, to: new)
    guard query != view.text else { return nil }
    let start = text.index(text.startIndex, offsetBy: queryColumn - 1)
    text.replaceSubrange(start..<text.index(start, offsetBy: view.text.count), with: query)
    return query
  }
}
