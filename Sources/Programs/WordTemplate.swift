/// A word of a command, with places for what papers have.
///
/// `{title}` is such a place, `{{title}}` the text `{title}`. Other braces are text, as `awk '{ print $1 }'` has
/// them; but a single small word in braces that is no placeholder is one that was mistyped.
public struct WordTemplate: Hashable, Sendable {
  enum Piece: Hashable, Sendable {
    case text(String)
    case place(Placeholder)
  }

  /// The word as it was written.
  public let source: String
  let pieces: [Piece]

  /// A word that is meant as it stands.
  init(literally text: String) {
    (source, pieces) = (text, [.text(text)])
  }

  init(_ source: String) throws(ProgramRefusal) {
    var pieces: [Piece] = []
    var text = ""
    var rest = source[...]
    while let brace = rest.firstIndex(of: "{") {
      text += rest[..<brace]
      rest = rest[brace...]
      if let name = WordTemplate.name(in: rest.dropFirst(), endingIn: "}}"), rest.hasPrefix("{{") {
        text += "{\(name)}"
        rest = rest.dropFirst(name.count + 4)
      } else if let name = WordTemplate.name(in: rest, endingIn: "}") {
        guard let place = Placeholder(rawValue: name) else {
          throw .unknownPlaceholder(name)
        }
        if !text.isEmpty { pieces.append(.text(text)) }
        pieces.append(.place(place))
        text = ""
        rest = rest.dropFirst(name.count + 2)
      } else {
        text.append("{")
        rest = rest.dropFirst()
      }
    }
    text += rest
    if !text.isEmpty || pieces.isEmpty { pieces.append(.text(text)) }
    (self.source, self.pieces) = (source, pieces)
  }

  /// The small letters between a brace, with which the text begins, and `end`.
  private static func name(in text: Substring, endingIn end: String) -> String? {
    guard text.first == "{" else { return nil }
    let name = text.dropFirst().prefix { $0 >= "a" && $0 <= "z" }
    guard !name.isEmpty, text[name.endIndex...].hasPrefix(end) else { return nil }
    return String(name)
  }

  /// The places in it.
  var places: [Placeholder] {
    pieces.compactMap { if case .place(let place) = $0 { place } else { nil } }
  }

  /// Whether papers decide how it begins: nothing but hyphens stands before the first place.
  var beginsWithPlace: Bool {
    switch pieces[0] {
    case .place: true
    case .text(let text): pieces.count > 1 && text.allSatisfy { $0 == "-" }
    }
  }

  /// The word for a paper.
  func text(for values: PaperValues) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .place(let place): values[place]
      }
    }.joined()
  }
}
