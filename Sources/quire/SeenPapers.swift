import Catalog
import Digests
import Storage

extension SeenPaper {
  /// The papers of a library; a look at each.
  static func all(in library: Library) -> [SeenPaper] {
    library.rows(in: SortOrder(.date)).map { SeenPaper(library.paper(at: $0)) }
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
