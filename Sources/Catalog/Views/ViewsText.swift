public import Papers

/// The file of views: its lines, the views in them, and what is wrong. Comments, blank lines and lines with a
/// mistake stay as they are, whatever is done to the views.
public struct ViewsText: Sendable {
  struct Line {
    /// With what ends it.
    var text: String
    var view: NamedView?
    /// The view that it would be if no line before had that name.
    var hidden: NamedView?
    var queryColumn = 0
  }

  var lines: [Line] = []
  private var mistakes: [ViewProblem] = []
  /// The views in their order.
  public private(set) var list = ViewList()
  /// What ends a line here.
  private(set) var ending = "\n"

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

  mutating func read(_ text: String) {
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
      if let before = seen[key] {
        lines[number - 1].hidden = read.view
        return complain(1, .namedBefore(line: before))
      }
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
  var isLineEnd: Bool { self == "\n" || self == "\r\n" }
}
