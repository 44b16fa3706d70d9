public import Papers

/// Which papers are one, as a library tells it.
extension Library {
  /// The id under which a paper is known now: the arXiv id or the DOI's, where a digest says that they are one.
  public func current(_ id: PaperID) -> PaperID {
    id.isArxiv ? id : identities?.current(id) ?? id
  }

  /// The id under which the paper of an entry is known.
  public func id(of entry: Entry) -> PaperID {
    let id = entry.record.id
    return id.isArxiv ? id : identities?.id(of: entry) ?? id
  }

  /// Which papers that were known under these ids are now known under others: arXiv ids never change, so
  /// that only ids of papers without one are looked up. Nothing is done when there are none; else it takes
  /// about 1 µs for each entry with a DOI or an address.
  public func joins(of ids: some Sequence<PaperID>) -> [PaperJoin] {
    let outside = Set(ids.filter { !$0.isArxiv })
    if outside.isEmpty { return [] }
    var known = identities ?? Identities()
    if identities == nil {
      for (number, digest) in digests.enumerated() { known.add(digest, number: number) }
    }
    return outside.sorted().compactMap { known.proof(of: $0, in: digests) }
  }

  /// What the ids among these that are not arXiv's were made of, as far as the digests tell.
  public func keys(of ids: some Sequence<PaperID>) -> [PaperID: PaperKey] {
    let ids = ids.filter { !$0.isArxiv }
    guard !ids.isEmpty, let identities else { return [:] }
    var keys: [PaperID: PaperKey] = [:]
    for id in ids where keys[id] == nil {
      keys[id] = identities.key(of: id, in: digests)
    }
    return keys
  }

  /// The ids that two papers of these digests would have: their keys have one hash. They are kept apart. No library that
  /// has some is kept.
  public var clashes: [PaperID] { identitySource.made?.clashes ?? [] }

  /// The key of the other paper that has an entry's id; nil when no other has.
  public func clash(of entry: Entry) -> PaperKey? { identitySource.made?.clash(of: entry) }
}
