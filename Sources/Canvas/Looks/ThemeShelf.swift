import Synchronization

/// The themes that there are: those that come with the program, and the reader's own, which come before them.
public struct ThemeShelf: Sendable {
  /// Read when they are asked for: of all that there are a start needs two.
  private let shipped: [String: ReadOnce]
  private let own: [String: ThemeSheet]

  /// The one from which all others inherit in the end.
  public static let root = "quire"

  public init(shipped: [String: @Sendable () -> ThemeSheet], own: [ThemeSheet]) {
    self.shipped = shipped.mapValues(ReadOnce.init)
    self.own = Dictionary(own.map { ($0.name, $0) }) { first, _ in first }
  }

  /// All names, sorted.
  public var names: [String] { Set(shipped.keys).union(own.keys).sorted() }

  /// Whether a theme is the reader's own.
  public func isOwn(_ name: String) -> Bool { own[name] != nil }

  /// A theme with its pair, and what is wrong in their files; nil when there is none of that name.
  ///
  /// - Parameter ground: which of the two it is to be wherever it is; nil for the one that fits the terminal.
  public func look(
    _ name: String, on ground: Ground? = nil
  ) -> (look: ThemePair, problems: [ThemeProblem])? {
    guard let sheet = find(name) else { return nil }
    var (theme, problems) = whole(sheet)
    guard let pair = sheet.pair else { return (ThemePair(theme), problems) }
    guard let other = find(pair.value) else {
      problems.append(unknown(pair, in: sheet))
      return (ThemePair(theme), problems)
    }
    let (second, others) = whole(other)
    let isLight = theme.ground == .light
    let look = ThemePair(dark: isLight ? second : theme, light: isLight ? theme : second)
    return (ground.map { ThemePair(look[$0]) } ?? look, problems + others)
  }

  private func find(_ name: String) -> ThemeSheet? { own[name] ?? shipped[name]?.sheet }

  private func unknown(_ name: ThemeSheet.Placed<String>, in sheet: ThemeSheet) -> ThemeProblem {
    ThemeProblem(
      sheet.name, line: name.line, column: name.column, .unknownTheme(name.value, known: names))
  }

  private func whole(_ sheet: ThemeSheet) -> (Theme, [ThemeProblem]) {
    let (whole, problems) = merged(sheet)
    return (whole.theme, problems)
  }

  /// A sheet with all that it inherits.
  func merged(_ first: ThemeSheet) -> (ThemeSheet, [ThemeProblem]) {
    var problems: [ThemeProblem] = []
    // From the theme up to the root.
    var chain = [first]
    while let next = parent(of: chain[chain.count - 1], &problems) {
      if let start = chain.firstIndex(of: next) {
        let last = chain[chain.count - 1]
        problems.append(
          ThemeProblem(
            last.name, line: last.parent!.line, column: last.parent!.column,
            .circle(chain[start...].map(\.name) + [next.name])))
        if let root = shipped[ThemeShelf.root]?.sheet, !chain.contains(root) { chain.append(root) }
        break
      }
      chain.append(next)
    }
    var whole = chain.removeLast()
    whole.checkColors(inherited: [:])
    problems += whole.problems
    for sheet in chain.reversed() {
      var sheet = sheet
      sheet.checkColors(inherited: whole.palette)
      problems += sheet.problems
      whole = sheet.over(whole)
    }
    return (whole, problems.sorted { ($0.theme, $0.line) < ($1.theme, $1.line) })
  }

  /// What a theme inherits from; nil for the root. One's own of the name of a shipped one inherits from that.
  private func parent(of sheet: ThemeSheet, _ problems: inout [ThemeProblem]) -> ThemeSheet? {
    let root = shipped[ThemeShelf.root]
    guard let wanted = sheet.parent else {
      let found = root?.sheet
      return sheet == found ? nil : found
    }
    let isOfItself = wanted.value == sheet.name && own[sheet.name] == sheet
    if let found = (isOfItself ? nil : own[wanted.value]) ?? shipped[wanted.value]?.sheet {
      return found
    }
    // Without a shipped one of its name there is nobody but itself.
    if isOfItself { return sheet }
    problems.append(unknown(wanted, in: sheet))
    return root?.sheet
  }
}

/// A sheet that is read at the first look: it is the parent of itself, of its pair and of most others.
private final class ReadOnce: Sendable {
  private let known = Mutex<ThemeSheet?>(nil)
  private let read: @Sendable () -> ThemeSheet

  init(_ read: @escaping @Sendable () -> ThemeSheet) { self.read = read }

  var sheet: ThemeSheet {
    known.withLock { known in
      if let known { return known }
      let sheet = read()
      known = sheet
      return sheet
    }
  }
}
