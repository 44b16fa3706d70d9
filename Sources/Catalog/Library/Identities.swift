import Papers

/// Which papers are one, by what digests say of their DOIs and addresses.
///
/// A paper without an arXiv id is known by a key (`PaperKey`), and keys lead to one another: an entry that has
/// an arXiv id beside a DOI says that the DOI's paper is arXiv's; one that has a DOI beside an address says
/// that the address's paper is the DOI's; one with title, first author and DOI or address says so of the
/// title's. From title to address to DOI to arXiv id there are three steps at most, and no circles.
///
/// What two claim says nothing: a DOI that stands beside two arXiv ids (that of a whole volume), an address
/// beside two DOIs (a conference's page) joins nobody.
///
/// Made only for libraries that have a paper without an arXiv id: others have nothing to join, and pay
/// nothing. One look-up, 64 bytes and about 1 µs an entry with a DOI or an address then. Claims are counted, so
/// that those of a digest that is gone can be taken back.
struct Identities: Sendable {
  /// What is said of a key, by its id.
  private struct Claims {
    var arxiv = Claim.nobody
    /// The surer key that stands beside it.
    var surer = Claim.nobody
    /// An entry that has the key and something surer; nil when the one that was known is gone.
    var witness: EntryReference?

    var isEmpty: Bool { arxiv == .nobody && surer == .nobody }
  }

  private enum Claim: Equatable {
    case nobody
    case one(PaperID, UInt32)
    case many([PaperID: UInt32])

    /// Counts a claim more for an id, or one less.
    mutating func count(_ id: PaperID, isMore: Bool) {
      var counts: [PaperID: UInt32]
      switch self {
      case .nobody: counts = [:]
      case .one(id, let count):
        let count = isMore ? count + 1 : count - 1
        self = count == 0 ? .nobody : .one(id, count)
        return
      case .one(let other, let count): counts = [other: count]
      case .many(let known):
        // Nothing else may hold the counts while they change, or all would be copied.
        self = .nobody
        counts = known
      }
      let count = isMore ? counts[id, default: 0] + 1 : counts[id, default: 1] - 1
      counts[id] = count == 0 ? nil : count
      if counts.count > 1 {
        self = .many(counts)
      } else {
        self = counts.first.map { .one($0.key, $0.value) } ?? .nobody
      }
    }
  }

  private var claims = LayeredDictionary<PaperID, Claims>()
  /// The keys of the papers without an arXiv id, by the ids that their entries have, and how many entries
  /// those are.
  private var keys = LayeredDictionary<PaperID, (key: PaperKey, count: Int)>()
  /// Keys that have the same id as another one, and the ids that they have instead.
  private var clashing: [PaperKey: PaperID] = [:]

  /// What an entry's id was made of first, where it is that of another paper than the entry's.
  func clash(of entry: Entry) -> PaperKey? {
    guard !clashing.isEmpty, let key = entry.key, clashing[key] != nil else { return nil }
    return keys[entry.record.id]?.key
  }

  /// The ids that two keys have.
  var clashes: [PaperID] { clashing.keys.map(\.id).sorted() }

  /// Whether there is a paper without an arXiv id.
  var hasOutside: Bool { !keys.isEmpty }

  /// Shows the ids of all papers without an arXiv id, as their entries have them.
  func visitOutside(_ body: (PaperID) -> Void) { keys.visit { id, _ in body(id) } }

  /// Whether a digest says something that matters here.
  static func isAsked(_ digest: Digest) -> Bool { digest.records.contains(where: isAsked) }

  private static func isAsked(_ record: EntryRecord) -> Bool {
    !record.id.isArxiv || !record.doi.isEmpty || !record.address.isEmpty
  }

  /// So many entries are going to say something.
  mutating func prepare(for entries: Int) {
    if entries > claims.count / 8 { claims.open() }
    if entries > keys.count / 8 { keys.open() }
  }

  /// All digests of a library have said what they say: what a later one takes or takes back costs no more than
  /// that.
  mutating func close() {
    claims.close()
    keys.close()
  }

  /// Takes what the entries of a digest say; `number` is the digest's in the library.
  mutating func add(_ digest: Digest, number: Int) { tally(digest, number, isMore: true) }

  /// Takes back what the entries of a digest said.
  mutating func remove(_ digest: Digest, number: Int) { tally(digest, number, isMore: false) }

  private mutating func tally(_ digest: Digest, _ number: Int, isMore: Bool) {
    for (index, record) in digest.records.enumerated() {
      guard Identities.isAsked(record) else { continue }
      let reference = EntryReference(digest: UInt32(number), entry: UInt32(index))
      tally(Entry(digest: digest, index: index), reference, isMore: isMore)
    }
  }

  private mutating func tally(_ entry: Entry, _ reference: EntryReference, isMore: Bool) {
    let id = entry.record.id
    var sure = [entry.doiKey, entry.addressKey].compactMap(\.self)
    // Of two DOIs the one that the entry gives as such counts.
    if sure.count == 2, sure[1].kind == .doi { sure.removeLast() }
    let ids = sure.map(\.id)
    func claim(_ id: PaperID, _ change: (inout Claims) -> Void) {
      claims.change(id, default: Claims(witness: reference), change)
      if isMore { return }
      if claims[id]?.witness == reference {
        claims.change(id, default: Claims()) { $0.witness = nil }
      }
      if claims[id]?.isEmpty == true { claims[id] = nil }
    }
    if id.isArxiv {
      for key in ids { claim(key) { $0.arxiv.count(id, isMore: isMore) } }
    }
    if ids.count == 2, ids[0] != ids[1] {
      claim(ids[1]) { $0.surer.count(ids[0], isMore: isMore) }
    }
    guard !id.isArxiv else { return }
    tallyKey(sure.first ?? entry.titleKey, id, isMore: isMore)
    if let surest = ids.first, Identities.isTelling(entry) {
      claim(entry.titleKey.id) { $0.surer.count(surest, isMore: isMore) }
    }
  }

  private mutating func tallyKey(_ key: PaperKey, _ id: PaperID, isMore: Bool) {
    if let known = keys[id], known.key != key, clashing[key] == nil {
      clashing[key] = Identities.otherID(of: key)
    }
    let count = (keys[id]?.count ?? 0) + (isMore ? 1 : -1)
    keys[id] = count <= 0 ? nil : (keys[id]?.key ?? key, count)
  }

  /// The id of a key whose own is another paper's.
  private static func otherID(of key: PaperKey) -> PaperID {
    PaperKey(text: key.text + " (another)").id
  }

  /// Whether an entry's title and first author say which paper it is: a title of some length, and an author.
  private static func isTelling(_ entry: Entry) -> Bool {
    entry.record.title.length >= 16 && !entry.record.authors.isEmpty
  }

  /// The id under which an entry's paper is known.
  func id(of entry: Entry) -> PaperID {
    let id = entry.record.id
    if id.isArxiv { return id }
    if !clashing.isEmpty, let key = entry.key, let other = clashing[key] { return other }
    return current(id)
  }

  /// The id under which a paper is known now that was known under `id`.
  func current(_ id: PaperID) -> PaperID {
    guard !id.isArxiv, let claims = claims[id] else { return id }
    let surer: PaperID? = if case .one(let key, _) = claims.surer { current(key) } else { nil }
    switch claims.arxiv {
    // Where the DOI beside an address leads to another paper than the address, one of them is wrong.
    case .one(let arxiv, _): return surer.map { $0.isArxiv && $0 != arxiv } == true ? id : arxiv
    case .many: return id
    case .nobody: return surer ?? id
    }
  }

  /// What shows that a paper is now known under another id; nil when it is not. `digests` are those whose
  /// entries were taken.
  func proof(of id: PaperID, in digests: [Digest]) -> PaperJoin? {
    let new = current(id)
    guard new != id else { return nil }
    return key(of: id, in: digests).map { PaperJoin(old: id, new: new, proof: $0) }
  }

  /// What an id was made of; nil when no entry tells.
  func key(of id: PaperID, in digests: [Digest]) -> PaperKey? {
    if let key = keys[id]?.key { return key }
    guard let claims = claims[id] else { return nil }
    func key(of entry: Entry) -> PaperKey? {
      [entry.doiKey, entry.addressKey, entry.titleKey].lazy.compactMap(\.self)
        .first { $0.id == id }
    }
    if let witness = claims.witness {
      return key(of: Entry(digest: digests[Int(witness.digest)], index: Int(witness.entry)))
    }
    return digests.lazy.flatMap(\.entries).compactMap(key).first
  }
}
