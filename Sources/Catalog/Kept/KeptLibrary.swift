// How a library is kept from one run to the next, so that it opens without its digests being read.
//
// A *pack* is a file with digests and segments, as they are in memory (`ColumnWriter`), but for the records of
// entries, which are packed (`EntryRecords`). A pack is written once and never changed. The *manifest* is one
// file more: which packs there are, where each digest and each segment of the library stands in them, and what
// is the library's own: retired rows, tags, categories, the order by date, the names of authors. When digests
// come or go, what is new is written into another pack, and the manifest anew; so the base is never written
// again. While a library is read it is kept again and again: then the manifest has no words and authors, which
// are written when there are all of them. A million papers with 1.33 GB of text take 0.2 GB beside the text, and
// 0.36 GB of word index.
//
// What was opened in this way is the same library, with its columns in mapped files: of millions of papers no
// more is in memory than what somebody has looked at, and that the system can take back.
//
// Whether files are still what they were when they were read, the catalog cannot know. Whoever keeps a
// library knows which digests came of which file (`digests`), and makes of it the library of today
// (`Library.updated(to:)`).

public import Papers

/// A library and its packs.
public struct KeptLibrary: Sendable {
  public let library: Library
  /// The packs that it needs, by their names.
  public private(set) var packs: [String] = []
  /// Of how many papers something that was made is in the manifest (`Library.madeCount`).
  private var made = 0
  /// By the digests' numbers and the segments' places in the library; nil for what no pack has.
  private var digestPlaces: [Place?]
  private var segmentPlaces: [Place?]

  /// Where something stands: in which of the packs, and as the how manieth there.
  private struct Place: Hashable {
    var pack: Int
    let index: Int
  }

  /// A library of which some parts are kept already.
  public init(_ library: Library, keptBefore other: KeptLibrary?) {
    self.library = library
    var digests: [ObjectIdentifier: Place] = [:]
    var segments: [ObjectIdentifier: Place] = [:]
    for (digest, place) in zip(other?.library.digests ?? [], other?.digestPlaces ?? []) {
      digests[ObjectIdentifier(digest)] = place
    }
    for (segment, place) in zip(other?.library.segments ?? [], other?.segmentPlaces ?? []) {
      segments[segment.identity] = place
    }
    digestPlaces = zip(library.digests, library.ranks).map { digest, rank in
      rank == Library.gone ? nil : digests[ObjectIdentifier(digest)]
    }
    segmentPlaces = library.segments.map { segments[$0.identity] }
    takeOverPacks(of: other?.packs ?? [])
  }

  /// Of some packs those that something stands in.
  private mutating func takeOverPacks(of names: [String]) {
    let used = Set((digestPlaces + segmentPlaces).compactMap { $0?.pack }).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0) })
    func renumbered(_ place: Place?) -> Place? {
      place.map { Place(pack: numbers[$0.pack]!, index: $0.index) }
    }
    packs = used.map { names[$0] }
    digestPlaces = digestPlaces.map(renumbered)
    segmentPlaces = segmentPlaces.map(renumbered)
  }

  /// The digest that has a number.
  public func digest(_ number: Int) -> Digest { library.digest(UInt32(clamping: number)) }

  /// The number of each digest of the library, under which it is known in the manifest.
  public var numbers: [ObjectIdentifier: Int] {
    var numbers: [ObjectIdentifier: Int] = [:]
    for (number, digest) in library.digests.enumerated() where library.ranks[number] != Library.gone
    {
      numbers[ObjectIdentifier(digest)] = number
    }
    return numbers
  }

  // MARK: Packs

  /// How many papers and how many bytes of text no pack has.
  public var missing: (papers: Int, bytes: Int) {
    var (papers, bytes) = (0, 0)
    for (segment, place) in zip(library.segments, segmentPlaces) where place == nil {
      papers += segment.ids.count
    }
    for number in missingDigests { bytes += library.digests[number].arena.count }
    return (papers, bytes)
  }

  /// How many entries are kept that another library does not have.
  public func gone(from other: Library) -> Int {
    let present = Set(other.digests.map(ObjectIdentifier.init))
    return library.digests.reduce(0) {
      $0 + (present.contains(ObjectIdentifier($1)) ? 0 : $1.records.count)
    }
  }

  private var missingDigests: [Int] {
    digestPlaces.indices.filter {
      digestPlaces[$0] == nil && library.ranks[$0] != Library.gone
    }
  }

  /// Writes a pack of all that no pack has, which is then in the pack of that name. False when it could not be
  /// written; then nothing has changed.
  public mutating func writePack(named name: String, to writer: inout ColumnWriter) -> Bool {
    let digests = missingDigests
    let segments = segmentPlaces.indices.filter { segmentPlaces[$0] == nil }
    writer.write(digests.count)
    for number in digests { library.digests[number].write(to: &writer) }
    writer.write(segments.count)
    for index in segments { library.segments[index].write(to: &writer) }
    guard writer.finish() else { return false }
    for (index, number) in digests.enumerated() {
      digestPlaces[number] = Place(pack: packs.count, index: index)
    }
    for (index, number) in segments.enumerated() {
      segmentPlaces[number] = Place(pack: packs.count, index: index)
    }
    packs.append(name)
    return true
  }

  // MARK: The manifest

  /// Of how many papers something has been made of a library that the manifest does not have.
  public func missingMade(of library: Library) -> Int { max(0, library.madeCount() - made) }

  /// Writes what is no pack's. Everything must be in some pack.
  ///
  /// - Parameter withWords: also words and authors, which are written anew each time.
  public mutating func writeManifest(to writer: inout ColumnWriter, withWords: Bool = true) {
    // What is made meanwhile may be written or not.
    made = library.madeCount(withWords: withWords)
    writer.write(packs.count)
    for name in packs { writer.write(name) }
    writer.write(digestPlaces.count)
    for place in digestPlaces { write(place, to: &writer) }
    writer.write(Column(library.ranks))
    writer.write(segmentPlaces.count)
    for (segment, place) in zip(library.segments, segmentPlaces) {
      write(place, to: &writer)
      writer.write(Int(segment.firstRow))
    }
    writer.write(Int(library.rowCount))
    writer.write(library.retired.column)
    library.tags.write(to: &writer)
    library.categories.write(to: &writer)
    writer.write(Column(library.tagTotals))
    writer.write(library.identitySource.hasOutside ? 1 : 0)
    library.writeMade(to: &writer, withWords: withWords)
  }

  private func write(_ place: Place?, to writer: inout ColumnWriter) {
    writer.write(place?.pack ?? -1)
    writer.write(place?.index ?? -1)
  }

  /// Opens a library. nil when something is not there or does not fit.
  ///
  /// - Parameters:
  ///   - pack: gives the bytes of a pack.
  ///   - paths: what digests are called today, by their numbers.
  ///   - other: the same library as it was written, with its columns elsewhere.
  public init?(
    from reader: inout ColumnReader, pack: (String) -> KeptBytes?, indexes: IndexStore,
    paths: [Int: String] = [:], sameAs other: KeptLibrary? = nil
  ) {
    packs = (0..<reader.count()).map { _ in reader.text() }
    var contents: [PackContents] = []
    for name in packs {
      guard let bytes = pack(name), let content = PackContents(bytes) else { return nil }
      contents.append(content)
    }
    func place() -> Place? {
      let place = Place(pack: reader.number(), index: reader.number())
      return contents.indices.contains(place.pack) ? place : nil
    }
    digestPlaces = (0..<reader.count()).map { _ in place() }
    let ranks = Array(reader.column(of: UInt32.self))
    var (segments, starts): ([SegmentColumns], [Row]) = ([], [])
    segmentPlaces = []
    for _ in 0..<reader.count() {
      let place = place()
      guard let place, let columns = contents[place.pack].segment(place.index),
        let first = Row(exactly: reader.number())
      else { return nil }
      segmentPlaces.append(place)
      segments.append(columns)
      starts.append(first)
    }
    let digests = digestPlaces.enumerated().map { number, place in
      let digest = place.flatMap { contents[$0.pack].digest($0.index) }
      return digest.map { $0.named(paths[number] ?? $0.path) } ?? Digest.none
    }
    let same = other?.library.segments
    let isSame = same?.count == segments.count
    let library = Library(
      from: &reader, digests, ranks,
      segments.indices.map {
        Segment(firstRow: starts[$0], segments[$0], sameAs: isSame ? same?[$0] : nil)
      }, indexes)
    guard let library else { return nil }
    self.library = library
    made = other?.made ?? library.madeCount()
    if isSame, let other { library.takeColumns(of: other.library) }
  }
}
