/// An order as it is typed: `date`, `-date,title`, `+rating`.
extension SortOrder {
  /// Keys with a comma between them. Before each may stand which way it goes, `+` for the least first and `-` for
  /// the greatest; else it goes as it usually does. nil when a key is none.
  public init?(_ text: some StringProtocol) {
    let (parts, isWhole) = SortOrder.parts(of: text)
    guard isWhole else { return nil }
    self.init(parts)
  }

  /// The keys at the beginning of a text that is still typed; nil when there is none yet.
  init?(beginningOf text: String) {
    let parts = SortOrder.parts(of: text).parts
    if parts.isEmpty { return nil }
    self.init(parts)
  }

  private static func parts(of text: some StringProtocol) -> (parts: [Part], isWhole: Bool) {
    var parts: [Part] = []
    for word in text.lowercased().split(separator: ",", omittingEmptySubsequences: false) {
      let isSigned = word.first == "-" || word.first == "+"
      guard let key = Key(rawValue: String(isSigned ? word.dropFirst() : word)) else {
        return (parts, false)
      }
      parts.append(Part(key, falls: isSigned ? word.first == "-" : nil))
    }
    return (parts, true)
  }

  /// How it is typed.
  public var text: String { parts.map(\.text).joined(separator: ",") }

  /// What it may be, as a sentence for people without its end.
  public static var hint: String {
    Key.allCases.map(\.rawValue).joined(separator: ", ")
      + ", several with commas, - before what falls and + before what rises"
  }
}

extension SortOrder.Part {
  fileprivate var text: String {
    falls == key.fallsByDefault ? key.rawValue : (falls ? "-" : "+") + key.rawValue
  }
}
