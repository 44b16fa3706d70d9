import Papers
import TeX

/// Numbers the values of papers.
struct FacetColumnMaker {
  private(set) var vocabulary: Vocabulary
  private(set) var hidden: Set<UInt32>
  /// The values of digests, by their numbers.
  private var digestValues: [[UInt32]] = []
  /// Names of authors as they are given, and the value of each; nil for none. Most come again and again.
  private var spellings = Vocabulary()
  private var valuesBySpelling: [UInt32?] = []
  /// By value: the row before which it was seen last, so that it is noted once a paper.
  private var lastSeen: [Int] = []

  private var numbers: [UInt32] = []
  private var starts: [UInt32] = [0]

  init(_ before: FacetColumn?) {
    (vocabulary, hidden) = (before?.vocabulary ?? Vocabulary(), before?.hidden ?? [])
  }

  mutating func part(
    _ field: FacetField, of segment: Segment, in library: Library
  ) -> ValueNumbers {
    (numbers, starts) = ([], [0])
    starts.reserveCapacity(segment.ids.count + 1)
    lastSeen = [Int](repeating: -1, count: vocabulary.count)
    for local in segment.ids.indices {
      // What a retired row says may be gone with its digest.
      guard !library.retired.contains(segment.firstRow + Row(local)) else {
        starts.append(UInt32(numbers.count))
        continue
      }
      switch field {
      case .author: addAuthors(library.paper(at: local, in: segment), local)
      case .venue: addVenue(library.paper(at: local, in: segment), local)
      default:
        for entry in segment.entries(of: local) where entry.digest < digestValues.count {
          for value in digestValues[Int(entry.digest)] { note(value, local) }
        }
      }
      starts.append(UInt32(numbers.count))
    }
    return ValueNumbers(numbers: Column(numbers), starts: Column(starts))
  }

  private mutating func note(_ value: UInt32, _ local: Int) {
    while lastSeen.count <= value { lastSeen.append(-1) }
    guard lastSeen[Int(value)] != local else { return }
    lastSeen[Int(value)] = local
    numbers.append(value)
  }

  // MARK: Authors

  /// The authors as they are shown, and as they were written: a query finds both.
  private mutating func addAuthors(_ paper: Paper, _ local: Int) {
    paper.authors.withBytes { bytes in
      guard !bytes.isEmpty else { return }
      let isPlain = TeXText.isPlain(bytes)
      FacetColumnMaker.visitItems(of: bytes) { item in
        if isPlain {
          if let value = author(spelled: item) { note(value, local) }
        } else {
          let shown = TeXText(item).text.withUnsafeBytes { author($0, isShown: true) }
          if let shown { note(shown, local) }
          if let written = author(item, isShown: false) { note(written, local) }
        }
      }
    }
  }

  /// Shows the items of a list that are not empty.
  private static func visitItems(
    of list: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void
  ) {
    var start = 0
    for place in 0...list.count where place == list.count || list[place] == Digest.separator {
      if place > start { body(UnsafeRawBufferPointer(rebasing: list[start..<place])) }
      start = place + 1
    }
  }

  /// The value of a name that is shown as it is given.
  private mutating func author(spelled name: UnsafeRawBufferPointer) -> UInt32? {
    let spelling = Int(spellings.add(word: name))
    if spelling == valuesBySpelling.count { valuesBySpelling.append(author(name, isShown: true)) }
    return valuesBySpelling[spelling]
  }

  private mutating func author(_ name: UnsafeRawBufferPointer, isShown: Bool) -> UInt32? {
    let key = AuthorName.key(folded: Fold.folded(name)[...])
    guard !key.isEmpty else { return nil }
    let count = vocabulary.count
    let value = vocabulary.add(key: key) { AuthorName.name(name, key) }
    if isShown {
      hidden.remove(value)
    } else if vocabulary.count > count {
      hidden.insert(value)
    }
    return value
  }

  // MARK: Venues and digests

  private mutating func addVenue(_ paper: Paper, _ local: Int) {
    let venue = paper.venue
    guard !venue.isEmpty else { return }
    ShownText(venue).withBytes { bytes in
      let key = Fold.folded(bytes)
      if !key.isEmpty { note(vocabulary.add(key: key) { Array(bytes) }, local) }
    }
  }

  /// Gives numbers to the names of the digests, and finds which of them each digest has: `in:` also finds what has
  /// the name of another as that of its file or folder.
  mutating func takeNames(of library: Library) {
    let keys = library.digests.map { Fold.full.bytes(of: $0.name) }
    for (number, key) in keys.enumerated()
    where library.ranks[number] != Library.gone && !key.isEmpty {
      _ = vocabulary.add(key: key) { Array(library.digests[number].name.utf8) }
    }
    digestValues = zip(library.digests, keys).map { digest, key in
      let path = Fold.full.bytes(of: digest.path)
      let names = NameCondition.wholeNames(path: path, name: key)
      return Set(names.compactMap { vocabulary.number(ofKey: Array($0)) }).sorted()
    }
  }
}
