/// What the file of one theme says, before what it inherits is known.
public struct ThemeSheet: Hashable, Sendable {
  /// Something with its place in the file, from 1.
  struct Placed<Value: Hashable & Sendable>: Hashable, Sendable {
    let value: Value
    let line: Int
    let column: Int
  }

  /// A colour as a role names it.
  enum Mention: Hashable, Sendable {
    /// The terminal's own, or that of plain text.
    case own
    case palette(String)
    case paint(Theme.Paint)
  }

  /// What is said of a role; nil for what it inherits.
  struct Change: Hashable, Sendable {
    var foreground: Placed<Mention>?
    var background: Placed<Mention>?
    var attributes: Attributes?
    var basicAttributes: Attributes?
  }

  let name: String
  var parent: Placed<String>?
  var pair: Placed<String>?
  /// The backgrounds that it is for: nil inside for any, nil for what it inherits.
  var ground: Ground??
  var palette: [String: Theme.Paint] = [:]
  var roles: [Role: Change] = [:]
  public internal(set) var problems: [ThemeProblem] = []

  init(_ name: String) { self.name = name }

  /// The same over what it inherits.
  func over(_ parent: ThemeSheet) -> ThemeSheet {
    var sheet = self
    sheet.ground = ground ?? parent.ground
    sheet.palette.merge(parent.palette) { own, inherited in
      // The colour for terminals with few is another one only if that is said.
      Theme.Paint(color: own.color, basic: own.basic ?? inherited.basic)
    }
    sheet.roles.merge(parent.roles) { own, inherited in
      Change(
        foreground: own.foreground ?? inherited.foreground,
        background: own.background ?? inherited.background,
        attributes: own.attributes ?? inherited.attributes,
        basicAttributes: own.basicAttributes ?? inherited.basicAttributes)
    }
    return sheet
  }

  /// The theme, now that nothing more is inherited.
  var theme: Theme {
    func paint(_ mention: Placed<Mention>?) -> Theme.Paint? {
      switch mention?.value {
      case .own?, nil: nil
      case .palette(let name)?: palette[name]
      case .paint(let paint)?: paint
      }
    }
    return Theme(
      name: name, ground: ground ?? nil,
      styles: roles.mapValues { change in
        let attributes = change.attributes ?? []
        return Theme.Style(
          foreground: paint(change.foreground), background: paint(change.background),
          attributes: attributes, basicAttributes: change.basicAttributes ?? attributes)
      })
  }

  /// Says which of the colours that it names are in no palette, and forgets them.
  ///
  /// - Parameter inherited: the palette of what it inherits.
  mutating func checkColors(inherited: [String: Theme.Paint]) {
    func check(_ mention: inout Placed<Mention>?, _ problems: inout [ThemeProblem]) {
      guard let found = mention, case .palette(let color) = found.value,
        palette[color] == nil, inherited[color] == nil
      else { return }
      let known = palette.keys.sorted() + inherited.keys.sorted() + ThemeColor.names
      problems.append(
        ThemeProblem(
          name, line: found.line, column: found.column, .unknownColor(color, known: known)))
      mention = nil
    }
    for role in Role.allCases where roles[role] != nil {
      check(&roles[role]!.foreground, &problems)
      check(&roles[role]!.background, &problems)
    }
  }
}
