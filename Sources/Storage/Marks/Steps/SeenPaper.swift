public import Catalog
public import Papers

/// A paper of a library, as far as it matters for what is new.
public struct SeenPaper: Hashable, Sendable {
  public let id: PaperID
  /// 0 when no digest gives one.
  public let version: Int
  /// How many digests have it, and how often.
  public let entries: Int
  /// It was announced as a cross-list, as the caller has it.
  public let isCrossListed: Bool
  /// The ids that it had before it got this one: who has seen it under those, has seen it.
  public var formerIDs: [PaperID] = []

  public init(id: PaperID, version: Int, entries: Int, isCrossListed: Bool = false) {
    self.id = id
    self.version = version
    self.entries = entries
    self.isCrossListed = isCrossListed
  }
}

extension SeenPaper {
  /// The papers of a library; a look at each.
  ///
  /// - Parameter seen: the ids of papers without an arXiv id that have been seen; some may have others now.
  public static func all(in library: Library, seen: [PaperID] = []) -> [SeenPaper] {
    let former = Dictionary(grouping: library.joins(of: seen), by: \.new)
    return library.rows(in: SortOrder(.date)).map { row in
      var paper = SeenPaper(library.paper(at: row))
      if !former.isEmpty { paper.formerIDs = former[paper.id]?.map(\.old) ?? [] }
      return paper
    }
  }

  private init(_ paper: Paper) {
    let announced = paper.extras.contains {
      $0.label.string == "Announced" && $0.text.string.contains("cross")
    }
    self.init(
      id: paper.id, version: paper.version ?? 0, entries: paper.entries.count,
      isCrossListed: announced)
  }
}
