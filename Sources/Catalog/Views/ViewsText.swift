public import Papers

/// The file of views: its lines, the views in them, and what is wrong. Comments, blank lines and lines with a
/// mistake stay as they are, whatever is done to the views.
public struct ViewsText: Sendable {
  fileprivate struct Line {
    /// With what ends it.
    var text: String
    var view: NamedView?
    var queryColumn = 0
  }

  private var lines: [Line] = []
  private var mistakes: [ViewProblem] = []
  /// The views in their order.
  public private(set) var list = ViewList()
  /// What ends a line here.
  private var ending = "\n"

  /// More views than anybody finds their way in.
  static let limit = 200

  /// Reads the text of a file.
  public init(_ text: String) { read(text) }

  /// The text of the file.
  public var text: String { lines.map(\.text).joined() }

  /// The file that the first change makes: the usual views under a line that says what it is.
  public static let usual = ViewsText(
    """
    # Saved views, one a line: a name, =, and what the filter would say.

    """ + "\n" + NamedView.usual.map { ViewLine.text($0) + "\n" }.joined())

  private mutating func read(_ text: String) {
    (lines, mistakes) = ([], [])
    var seen: [[UInt8]: Int] = [:]
    var start = text.startIndex
    while start < text.endIndex {
      var end = start
      while end < text.endIndex, !text[end].isLineEnd { end = text.index(after: end) }
      let next = end < text.endIndex ? text.index(after: end) : end
      if lines.isEmpty, next > end { ending = String(text[end..<next]) }
      lines.append(Line(text: String(text[start..<next])))
      read(text[start..<end], &seen)
      start = next
    }
    list = ViewList(lines.compactMap(\.view))
  }

  /// Reads the line that was found last.
  private mutating func read(_ line: Substring, _ seen: inout [[UInt8]: Int]) {
    let number = lines.count
    func complain(_ column: Int, _ kind: ViewProblem.Kind) {
      mistakes.append(ViewProblem(line: number, column: column, kind: kind))
    }
    do throws(ViewLine.Mistake) {
      guard let read = try ViewLine(line) else { return }
      let key = NamedView.key(read.view.name)
      if let before = seen[key] { return complain(1, .namedBefore(line: before)) }
      if seen.count == ViewsText.limit {
        if !mistakes.contains(where: { $0.kind == .tooMany(limit: ViewsText.limit) }) {
          complain(1, .tooMany(limit: ViewsText.limit))
        }
        return
      }
      seen[key] = number
      lines[number - 1].view = read.view
      lines[number - 1].queryColumn = read.queryColumn
    } catch {
      complain(error.column, error.kind)
    }
  }

  /// What is wrong, in the order of the lines; without the reader's day also what asks for days by it.
  public func problems(on day: Day? = nil) -> [ViewProblem] {
    var problems = mistakes
    var entries = list.on(day).entries.makeIterator()
    for (index, line) in lines.enumerated() where line.view != nil {
      guard let entry = entries.next(), let fault = entry.fault else { continue }
      let before = String(
        decoding: entry.view.text.utf8.prefix(fault.span.lowerBound), as: UTF8.self)
      problems.append(
        ViewProblem(
          line: index + 1, column: line.queryColumn + before.count, kind: .fault(fault)))
    }
    return problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }
}

extension Character {
  fileprivate var isLineEnd: Bool { self == "\n" || self == "\r\n" }
}

// MARK: Changing it

extension ViewsText {
  /// Changes the views, and returns what takes the change back; nil when nothing has changed.
  public mutating func apply(_ edit: ViewEdit) throws(ViewRefusal) -> ViewEdit? {
    var changed = self
    guard let inverse = try changed.change(by: edit) else { return nil }
    changed.read(changed.text)
    let known = Set(circles.map(Set.init))
    if !edit.isUndo, let new = changed.circles.first(where: { !known.contains(Set($0)) }) {
      throw .circle(new)
    }
    self = changed
    return inverse
  }

  private mutating func change(by edit: ViewEdit) throws(ViewRefusal) -> ViewEdit? {
    switch edit {
    case .put(let view): return try put(view)
    case .rename(let old, let new): return try rename(old, to: new)
    case .move(let name, let step): return try move(name, by: step)
    case .remove(let name):
      let index = try index(of: name)
      return .insert(line: content(lines.remove(at: index).text), at: index)
    case .insert(let line, let index):
      // It was read before.
      guard let view = try? ViewLine(line)?.view else { return nil }
      guard list.number(of: view.name) == nil else { throw .nameTaken(view.name) }
      let place = min(index, lines.count)
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
    if NamedView.key(first.name) != NamedView.key(name), list.number(of: name) != nil {
      throw .nameTaken(name)
    }
    var old: [ViewEdit.Line] = []
    for (line, place) in zip(new, places) where place >= 0 {
      let before = lines[place].text
      if !old.isEmpty, let known = line.before, known != content(before) { continue }
      old.append(
        ViewEdit.Line(
          name: old.isEmpty ? name : line.name, text: content(before), before: line.text))
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

  private mutating func rename(_ old: String, to new: String) throws(ViewRefusal) -> ViewEdit? {
    if let mistake = ViewLine.mistake(inName: new) { throw .badName(new, mistake) }
    let index = try index(of: old)
    let name = lines[index].view!.name
    if name == new { return nil }
    if NamedView.key(old) != NamedView.key(new), list.number(of: new) != nil {
      throw .nameTaken(new)
    }
    let before = content(lines[index].text)
    lines[index].text = ViewLine.text(lines[index].text, renamed: new)
    var changed = [ViewEdit.Line(name: new, text: before, before: nil)]
    // Views that name it go on doing so.
    for place in lines.indices where place != index {
      guard let view = lines[place].view else { continue }
      let text = Query(view.text).text(renaming: old, to: new)
      guard text != view.text else { continue }
      let before = content(lines[place].text)
      let span = lines[place].text.range(ofLast: view.text)
      lines[place].text.replaceSubrange(span, with: text)
      changed.append(
        ViewEdit.Line(name: view.name, text: before, before: content(lines[place].text)))
    }
    return .replace(changed)
  }

  /// The lines of views change places; what stands between them stays.
  private mutating func move(_ name: String, by step: Int) throws(ViewRefusal) -> ViewEdit? {
    let index = try index(of: name)
    let places = lines.indices.filter { lines[$0].view != nil }
    let rank = places.firstIndex(of: index)!
    let target = min(max(0, rank + min(max(-places.count, step), places.count)), places.count - 1)
    if target == rank { return nil }
    var texts = places.map { content(lines[$0].text) }
    texts.insert(texts.remove(at: rank), at: target)
    for (place, text) in zip(places, texts) {
      lines[place].text = text + end(of: lines[place].text)
    }
    return .move(name, by: rank - target)
  }

  /// The circles of views, some of them more than once.
  private var circles: [[String]] {
    list.entries.compactMap {
      if case .circle(let names, _)? = $0.fault { names } else { nil }
    }
  }

  private func index(of name: String) throws(ViewRefusal) -> Int {
    guard let index = lines.firstIndex(where: { $0.has(name) }) else { throw .noSuchView(name) }
    return index
  }

  private mutating func endLastLine() {
    if let last = lines.last, end(of: last.text).isEmpty { lines[lines.count - 1].text += ending }
  }

  private func end(of line: String) -> String {
    line.last?.isLineEnd == true ? String(line.suffix(1)) : ""
  }

  private func content(_ line: String) -> String {
    line.last?.isLineEnd == true ? String(line.dropLast()) : line
  }
}

extension ViewsText.Line {
  fileprivate func has(_ name: String) -> Bool {
    view.map { NamedView.key($0.name) == NamedView.key(name) } ?? false
  }
}

extension String {
  /// Where a text that it holds stands last.
  fileprivate func range(ofLast text: String) -> Range<Index> {
    ranges(of: text).last ?? endIndex..<endIndex
  }
}
