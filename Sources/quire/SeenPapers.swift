import Catalog
import Papers
import Storage

extension SeenPaper {
  /// The papers of a library; a look at each.
  ///
  /// - Parameter seen: the ids of papers without an arXiv id that have been seen; some may have others now.
  static func all(in library: Library, seen: [PaperID] = []) -> [SeenPaper] {
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
