/// Something that the marks of a paper can be asked for, as in `is:starred` or `rating:>=4`.
public enum MarkCondition: Hashable, Sendable {
  case read, starred, rated, queued, noted, labelled
  /// Its PDF is in the reader's folder.
  case downloaded
  /// What has come since the last visit.
  case new, revised, crossListed, again
  /// Some label holds this text; or, with `isWhole`, is it. Case and accents do not count.
  case label(String, isWhole: Bool)
  /// The note holds this text.
  case note(String)
  case rating(ClosedRange<Int>)
  /// Quire saw the paper first on one of these days.
  case added(DayRange)

  /// The states of `is:`, with the words that name them; the first word of each is the usual one.
  ///
  /// `unread` stands for the opposite of `read`.
  static let states: [(words: [String], condition: MarkCondition)] = [
    (["read"], .read), (["starred"], .starred), (["queued", "later"], .queued),
    (["noted"], .noted), (["rated"], .rated), (["labelled", "labeled"], .labelled),
    (["new"], .new), (["revised"], .revised), (["cross", "cross-listed"], .crossListed),
    (["again"], .again),
  ]

  /// What `is:` takes.
  public static var names: [String] { ["unread"] + states.map { $0.words[0] } }

  /// The state that a word of `is:` names, in small letters.
  init?(state name: String) {
    guard let state = MarkCondition.states.first(where: { $0.words.contains(name) }) else {
      return nil
    }
    self = state.condition
  }

  /// Whether it asks for what has come, not for what the reader did.
  var isAboutArrivals: Bool {
    if case .added = self { return true }
    return [.new, .revised, .crossListed, .again].contains(self)
  }

  /// The ratings that a text allows: `4`, `>=4`, `>3`, `<=2`, `<3`, `3..5`, from 0 to 5.
  static func range(_ text: String) -> ClosedRange<Int>? {
    NumberRange.reading(text, within: 0...5)
  }
}

/// A condition or its opposite, as a facet is one.
public struct MarkTerm: Hashable, Sendable {
  public let condition: MarkCondition
  public let isNegated: Bool

  public init(_ condition: MarkCondition, isNegated: Bool = false) {
    self.condition = condition
    self.isNegated = isNegated
  }
}
