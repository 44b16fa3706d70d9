import Catalog
import Citations
import Digests
import Papers

/// The entries of a bibliography, to be asked for papers.
struct KnownEntries {
  private var byID: [PaperID: Bibliography.Item] = [:]
  private var byTitle: [PaperKey: Bibliography.Item] = [:]
  private var byKey: [String: Bibliography.Item] = [:]
  /// Keys that several entries have.
  private var repeated: Set<String> = []
  private let library: Library

  init(_ bibliography: Bibliography, in library: Library) {
    self.library = library
    for item in bibliography.items {
      let key = item.key.lowercased()
      if byKey[key] != nil { repeated.insert(key) }
      if !key.isEmpty, byKey[key] == nil { byKey[key] = item }
      if let id = item.reference?.id, byID[id] == nil { byID[id] = item }
      guard let entry = item.entry else { continue }
      for id in KnownEntries.ids(of: entry) where byID[library.current(id)] == nil {
        byID[library.current(id)] = item
      }
      if !entry.record.id.isArxiv, byTitle[entry.titleKey] == nil { byTitle[entry.titleKey] = item }
    }
  }

  /// The keys under which papers stand there, known by more than the key, of those that have one entry alone.
  func keys(of papers: [Paper]) -> [PaperID: String] {
    var items: [PaperID: Bibliography.Item] = [:]
    var count: [String: Int] = [:]
    for paper in papers {
      guard let item = item(of: paper), !repeated.contains(item.key.lowercased()) else { continue }
      items[paper.id] = item
      count[item.key.lowercased(), default: 0] += 1
    }
    return items.mapValues(\.key).filter { count[$0.value.lowercased()] == 1 }
  }

  /// All keys that there are, small.
  var keys: some Sequence<String> { byKey.keys }

  /// The entry of a paper: by its arXiv id, its DOI or address; by title and first author, where the entry has no
  /// arXiv id; at last by the key that it would have, if the entry of that key says nothing of which paper it is.
  func item(of paper: Paper, key: String) -> Bibliography.Item? {
    if let item = item(of: paper) { return item }
    guard let item = byKey[key.lowercased()] else { return nil }
    let isKnown = item.entry.map {
      $0.record.id.isArxiv || $0.doiKey != nil || $0.addressKey != nil
    }
    return isKnown == true ? nil : item
  }

  private func item(of paper: Paper) -> Bibliography.Item? {
    for id in [paper.id] + paper.entries.flatMap(KnownEntries.ids) {
      if let item = byID[library.current(id)] { return item }
    }
    for entry in paper.entries {
      if let item = byTitle[entry.titleKey] { return item }
    }
    return nil
  }

  /// What a paper is known by in one entry, but for its title.
  private static func ids(of entry: Entry) -> [PaperID] {
    let keys = [entry.doiKey, entry.addressKey].compactMap { $0?.id }
    return entry.record.id.isArxiv ? [entry.record.id] + keys : keys
  }
}
