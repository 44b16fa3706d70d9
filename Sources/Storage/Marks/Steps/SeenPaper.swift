public import Catalog
public import Papers

/// A paper of a library, as far as it matters for what is new.
public struct SeenPaper: Hashable, Sendable {
  public let id: PaperID
  /// 0 when no digest gives one.
  public let version: Int
  /// How many digests have it, and how often.
  public let entries: Int

  public init(id: PaperID, version: Int, entries: Int) {
    self.id = id
    self.version = version
    self.entries = entries
  }

  /// The paper of a row; a look at its columns.
  public init(_ row: Row, in library: Library) {
    let (id, version, entries) = library.summary(of: row)
    self.init(id: id, version: version, entries: entries)
  }
}

extension SeenPaper {
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
}
