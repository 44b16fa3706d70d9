/// The smallest thing that a query can ask for.
public enum QueryLeaf: Hashable, Sendable {
  /// A text that stands anywhere in the paper.
  case text(Term)
  /// A text that stands in one field; for authors, in the name of one.
  case field(TextField, Term)
  /// An author of this name.
  case author(AuthorName)
  /// A tag of the paper, as its digests have it.
  case tag(NameCondition)
  /// A category of arXiv.
  case category(NameCondition)
  /// Where the paper was shown or accepted, as its digests say.
  case venue(NameCondition)
  /// An id that begins like this; the term has `ids`.
  case id(Term)
  /// A digest that the paper is in, or a folder of it.
  case source(NameCondition)
  /// Something that the reader has marked, or that has come.
  case mark(MarkCondition)
  /// The day by which the paper is listed.
  case date(DayRange)
  case number(NumberColumn, ClosedRange<Int>)
  case content(ContentCondition)
  /// A paper that its authors or arXiv have withdrawn.
  case withdrawn
  /// A pattern that fits what is shown of title, authors or abstract, or of one of them.
  case pattern(Pattern, in: TextField?)
  /// Words like these, in title and authors.
  case fuzzy(FuzzyWords)
  /// A saved view, to be replaced by what it asks for (`Query.replacingViews`); until then it asks for nothing.
  case view(String)

  /// What `is:` takes.
  public static var states: [String] { MarkCondition.names + ["withdrawn"] }
}

/// A field that a text can be looked for in.
public enum TextField: String, CaseIterable, Sendable {
  case title, author, abstract

  var rowField: RowField {
    switch self {
    case .title: .title
    case .author: .authors
    case .abstract: .abstract
    }
  }
}

/// A column of numbers; where there is none for a paper, it is 0.
public enum NumberColumn: String, CaseIterable, Sendable {
  case version, authors

  /// What can be asked for. Papers of no known version have none.
  var limits: ClosedRange<Int> {
    switch self {
    case .version: 1...65_535
    case .authors: 0...65_535
    }
  }
}

/// What a paper can have: `has:code`.
public enum ContentCondition: String, CaseIterable, Sendable {
  case code, math, abstract, doi

  /// What `has:` takes. Whether there is a note or a PDF, papers themselves do not say.
  public static var names: [String] { allCases.map(\.rawValue) + ["note", "pdf"] }
}

/// Some name holds a text; or, with `isWhole`, is it. Case and accents do not count.
///
/// Of categories a part is its beginning, or what begins behind the dot: `cs` and `LG` of `cs.LG`.
public struct NameCondition: Hashable, Sendable {
  public let value: String
  public let isWhole: Bool

  public init(_ value: String, isWhole: Bool) {
    self.value = value
    self.isWhole = isWhole
  }

  var folded: [UInt8] { Fold.full.bytes(of: value) }

  /// The numbers of the tags that fit, in any order. A whole value costs one look-up, a part of one a pass
  /// over the names of all tags.
  func numbers(in tags: Vocabulary) -> [UInt32] {
    isWhole ? tags.number(of: value).map { [$0] } ?? [] : tags.numbers(holding: value)
  }

  /// The same for categories.
  func numbers(inCategories categories: Vocabulary) -> [UInt32] {
    if isWhole { return categories.number(of: value).map { [$0] } ?? [] }
    let beginning = folded
    return categories.numbers { NameCondition.category($0, beginsWith: beginning) }
  }

  static func category(_ name: [UInt8], beginsWith beginning: [UInt8]) -> Bool {
    if name.starts(with: beginning) { return true }
    guard let dot = name.firstIndex(of: UInt8(ascii: ".")) else { return false }
    return name[(dot + 1)...].starts(with: beginning)
  }

  /// Whether a digest fits: its name or its path holds the text; or the name, the file's name with or
  /// without its ending, or a folder's is it.
  func fits(path: String, name: String) -> Bool {
    let (value, path, name) = (folded, Fold.full.bytes(of: path), Fold.full.bytes(of: name))
    guard isWhole else {
      let needle = Needle(value)
      return Needle(path).contains(needle) || Needle(name).contains(needle)
    }
    return NameCondition.wholeNames(path: path, name: name).contains { $0.elementsEqual(value) }
  }

  /// The names that a digest is found by: its own, its file's with and without the ending, its folders'.
  /// All are folded.
  static func wholeNames(path: [UInt8], name: [UInt8]) -> [ArraySlice<UInt8>] {
    let parts = path.split(separator: UInt8(ascii: "/"))
    let stem = parts.last.map { file in
      file.lastIndex(of: UInt8(ascii: ".")).map { file[..<$0] } ?? file
    }
    return [name[...]] + parts + (stem.map { [$0] } ?? [])
  }
}
