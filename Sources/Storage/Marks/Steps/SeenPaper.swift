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
  /// The papers of a library; a look at a row of its columns each.
  ///
  /// - Parameter seen: the ids of papers without an arXiv id that have been seen; some may have others now.
  public static func all(in library: Library, seen: [PaperID] = []) -> [SeenPaper] {
    let former = formerIDs(seen, in: library)
    var papers: [SeenPaper] = []
    papers.reserveCapacity(library.count)
    library.visitPapers { row in papers.append(SeenPaper(row, in: library, former)) }
    return papers
  }

  /// The papers that have come to a library with others.
  public static func come(
    by growth: Growth, in library: Library, seen: [PaperID] = []
  ) -> [SeenPaper] {
    let former = formerIDs(seen, in: library)
    return growth.come.map { SeenPaper($0.row, in: library, former) }
  }

  /// Those of some papers, which should be few, that were announced as cross-lists.
  public static func crossListed(
    among ids: Set<PaperID>, in library: Library
  ) -> Set<PaperID> {
    ids.filter { id in
      library.row(of: id).map(library.paper)?.extras.contains {
        $0.label.string == "Announced" && $0.text.string.contains("cross")
      } == true
    }
  }

  private static func formerIDs(_ seen: [PaperID], in library: Library) -> [PaperID: [PaperID]] {
    Dictionary(grouping: library.joins(of: seen), by: \.new).mapValues { $0.map(\.old) }
  }

  private init(_ row: Row, in library: Library, _ former: [PaperID: [PaperID]]) {
    let (id, version, entries) = library.summary(of: row)
    self.init(id: id, version: version, entries: entries)
    if !former.isEmpty { formerIDs = former[id] ?? [] }
  }
}
