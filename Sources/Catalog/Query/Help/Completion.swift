/// Something that the word at the caret may become.
public struct Completion: Hashable, Sendable {
  /// As a list shows it: the name of a tag, of an author, of a field.
  public let name: String
  /// How many papers of the list have it; nil where that is not counted.
  public let count: Int?
  /// What stands in the query in place of the value, or of the whole word where it has no field.
  public let text: String
  /// What is said of it: of a field, what it takes.
  public let detail: String

  public init(_ name: String, count: Int? = nil, text: String? = nil, detail: String = "") {
    (self.name, self.count, self.text, self.detail) = (name, count, text ?? name, detail)
  }

  /// The names of fields that begin with what is typed, with a colon.
  public static func fields(beginning: String) -> [Completion] {
    let beginning = beginning.lowercased()
    return QueryField.allCases.filter { $0.rawValue.hasPrefix(beginning) }
      .map { Completion($0.rawValue + ":", detail: $0.summary) }
  }
}

extension QueryField {
  /// What it takes, in a few words.
  public var summary: String {
    switch self {
    case .title, .abstract: "a text in it"
    case .author: "a name, or a part of one"
    case .tag: "a keyword of the digest"
    case .cat: "an arXiv category, as cs.LG"
    case .id: "the beginning of an id"
    case .in: "a digest or folder"
    case .venue: "where it was shown or accepted"
    case .label: "a label of yours"
    case .note: "a text in your notes"
    case .rating: "4, >=4 or 2..4"
    case .date: "2025, 2025-04, 2025-01..03, <2w"
    case .added: "when Quire first saw it, as date:"
    case .version: ">1, 3 or 2..4"
    case .authors: "how many: >=10"
    case .is: "unread, starred, new, …"
    case .has: "code, math, note, …"
    case .view: "what a saved view finds"
    case .sort: "date, title, author, …"
    }
  }
}
