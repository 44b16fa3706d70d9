import Papers

/// A line of the file of views as it is read: `name = query`.
///
/// The name ends at the first `=`; one that holds a `=`, or begins with `#` or a quotation mark, stands in
/// quotation marks, where two marks are one that belongs to it. What follows is the query, as the filter would
/// have it, to the end of the line: a number sign in it is a tag's.
struct ViewLine {
  let view: NamedView
  /// Where the query begins, in characters from 1.
  let queryColumn: Int

  /// nil for a blank line and a comment.
  init?(_ line: some StringProtocol) throws(Mistake) {
    var reader = Reader(line)
    reader.skipBlanks()
    guard let first = reader.next, first != "#" else { return nil }
    try reader.expectSafety()
    let name = try first == "\"" ? reader.quotedName() : reader.bareName()
    guard !name.text.isEmpty else { throw Mistake(column: name.column, kind: .missingName) }
    guard name.text.count <= NamedView.limits.name else {
      throw Mistake(column: name.column, kind: .longName(limit: NamedView.limits.name))
    }
    reader.skipBlanks()
    queryColumn = reader.column
    let text = reader.rest
    guard !text.isEmpty else { throw Mistake(column: reader.column, kind: .missingQuery) }
    guard text.unicodeScalars.count <= NamedView.limits.text else {
      throw Mistake(column: queryColumn, kind: .longQuery(limit: NamedView.limits.text))
    }
    view = NamedView(name: name.text, text: text)
  }

  struct Mistake: Error {
    /// In characters from 1.
    let column: Int
    let kind: ViewProblem.Kind
  }

  /// A line that reads as something else.
  static let unreadable = Mistake(column: 1, kind: .unsafeCharacter)

  /// A view as a line.
  static func text(_ view: NamedView) -> String { "\(name(view.name)) = \(view.text)" }

  /// A name as it stands in the file.
  static func name(_ name: String) -> String {
    let isBare = !name.contains("=") && name.first != "#" && name.first != "\""
    return isBare ? name : QueryLeaf.quoted(name)
  }

  /// The line with another name; its query and the blanks around the sign stay.
  static func text(_ line: String, renamed new: String) -> String {
    var reader = Reader(line)
    reader.skipBlanks()
    let start = reader.index
    let name = try? reader.next == "\"" ? reader.quotedName() : reader.bareName()
    guard let name else { return line }
    return String(line[..<start]) + ViewLine.name(new) + String(line[name.end...])
  }

  /// Why a name cannot be one; nil when it can.
  static func mistake(inName name: String) -> ViewProblem.Kind? {
    if name.isEmpty || name.allSatisfy(\.isWhitespace) { return .missingName }
    if name.count > NamedView.limits.name { return .longName(limit: NamedView.limits.name) }
    return name.unicodeScalars.allSatisfy { $0 == "\t" || SafeText.isSafe($0) }
      ? nil : .unsafeCharacter
  }
}

/// Reads a line character by character and knows its column.
private struct Reader {
  private let text: String
  private(set) var index: String.Index
  /// From 1.
  private(set) var column = 1

  init(_ line: some StringProtocol) {
    text = String(line)
    index = text.startIndex
  }

  /// A name, where it begins and where it ends.
  typealias Name = (text: String, column: Int, end: String.Index)

  var next: Character? { index < text.endIndex ? text[index] : nil }

  /// What is left, without blanks at its end.
  var rest: String {
    var rest = text[index...]
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  private mutating func step() {
    index = text.index(after: index)
    column += 1
  }

  mutating func skipBlanks() {
    while next?.isWhitespace == true { step() }
  }

  /// What a terminal obeys is in no view.
  func expectSafety() throws(ViewLine.Mistake) {
    var column = column
    for character in text[index...] {
      guard character == "\t" || character.unicodeScalars.allSatisfy(SafeText.isSafe) else {
        throw ViewLine.Mistake(column: column, kind: .unsafeCharacter)
      }
      column += 1
    }
  }

  mutating func bareName() throws(ViewLine.Mistake) -> Name {
    let (start, startColumn) = (index, column)
    var end = index
    while let character = next, character != "=" {
      step()
      if !character.isWhitespace { end = index }
    }
    guard next == "=" else { throw ViewLine.Mistake(column: column, kind: .missingSign) }
    step()
    return (String(text[start..<end]), startColumn, end)
  }

  mutating func quotedName() throws(ViewLine.Mistake) -> Name {
    let startColumn = column
    var name = ""
    step()
    while true {
      guard let character = next else {
        throw ViewLine.Mistake(column: startColumn, kind: .unclosedName)
      }
      step()
      if character == "\"" {
        guard next == "\"" else { break }
        step()
      }
      name.append(character)
    }
    let end = index
    skipBlanks()
    guard next == "=" else { throw ViewLine.Mistake(column: column, kind: .missingSign) }
    step()
    // Blanks around it are not part of a name, in whatever marks it stands.
    let bare = name.drop(while: \.isWhitespace)
    let last = bare.lastIndex { !$0.isWhitespace }
    return (last.map { String(bare[...$0]) } ?? "", startColumn, end)
  }
}
