/// A paper as a test writes it down.
public struct Draft: Sendable {
  /// Empty for a paper that is known by its DOI, address or title.
  public var id: String
  public var version: UInt16
  public var title: String
  public var authors: [String]
  public var day: String?
  public var firstDay: String?
  public var tags: [String]
  public var categories: [String]
  public var abstract: String
  public var doi: String
  public var address: String
  public var journal: String
  public var summary: String
  public var comment: String
  public var venue: String
  public var isWithdrawn: Bool

  public init(
    id: String, version: UInt16 = 0, title: String = "Untitled", authors: [String] = [],
    day: String? = nil, firstDay: String? = nil, tags: [String] = [], categories: [String] = [],
    abstract: String = "", doi: String = "", address: String = "", journal: String = "",
    summary: String = "", comment: String = "", venue: String = "",
    isWithdrawn: Bool = false
  ) {
    (self.id, self.version, self.title, self.authors) = (id, version, title, authors)
    (self.day, self.firstDay, self.tags, self.categories) = (day, firstDay, tags, categories)
    (self.abstract, self.doi, self.address, self.journal) = (abstract, doi, address, journal)
    (self.summary, self.comment, self.venue) = (summary, comment, venue)
    self.isWithdrawn = isWithdrawn
  }
}
