public import Catalog
import Glibc
public import Papers
import Synchronization

// What is opened again and again, whole folders of digests, need not be read again and again: the library
// that was made of it is kept (`KeptLibrary`), with the fingerprints of the files that it was made of. A file
// that is the same is taken from there, others are read and joined to it. All of it can be deleted at any
// time.
//
// Each list of paths has a folder, with a manifest and packs. A pack is written aside and renamed, then the
// manifest; so whoever is stopped between them leaves the library of before. Two programs that would write
// take turns: the second one does not write. Packs that the manifest does not name go; a program that has
// them open keeps them as long as it runs.

/// The library that was made of some paths, on the disk.
public final class LibraryCache: Sendable {
  /// What was kept of a library.
  public struct Content: Sendable {
    public let library: Library
    /// The files that are what they were, and the digests that came of them.
    public let files: [DigestFile: [Digest]]
    /// The first digests of a file that has not been read to its end.
    public let begun: [DigestFile: [Digest]]
    /// How many files there were.
    let keptFiles: Int
    /// Those that are not what they were, or not there: by what they were called.
    let otherFiles: [KeptFile: String]
    /// What digests have become.
    let moved: [ObjectIdentifier: Digest]

    /// A digest where it is kept.
    public func moved(_ digest: Digest) -> Digest { moved[ObjectIdentifier(digest)] ?? digest }
  }

  let folder: String
  private let version: String
  private let indexes: IndexStore
  /// How many bytes the libraries of all paths may have; those that have not been opened for longest go.
  private let limit: Int
  /// What was opened or kept last.
  private let last = Mutex<KeptLibrary?>(nil)

  /// - Parameters:
  ///   - folder: where libraries are kept, those of other paths too.
  ///   - roots: the paths, in any order.
  ///   - version: of the program. What another one has read is read again.
  public init(
    folder: String, of roots: [FilePath], version: String, indexes: IndexStore,
    limit: Int = usualLimit
  ) {
    let real = Set(roots.map(\.realBytes)).sorted { $0.lexicographicallyPrecedes($1) }
    self.folder = "\(folder)/\(IndexKey(of: real).text)"
    (self.version, self.indexes, self.limit) = (version, indexes, limit)
  }

  var manifest: String { folder + "/manifest" }
  var turn: String { folder + "/turn" }
  private func path(ofPack name: String) -> String { "\(folder)/\(name)\(LibraryCache.ending)" }
  static let ending = ".pack"

  /// Twice what all of arXiv takes.
  public static let usualLimit = 16 << 30

  // MARK: Opening

  /// What was kept, as far as the files of a folder are what they were; nil when nothing was, or it is of no use.
  public func open(for folder: DigestFolder) -> Content? {
    guard let kept = read(for: folder) else { return nil }
    last.withLock { $0 = kept.library }
    return kept.content
  }

  private func read(for folder: DigestFolder) -> (library: KeptLibrary, content: Content)? {
    guard let bytes = MappedFile.bytes(of: manifest, isOfUse: true),
      var reader = ColumnReader(bytes), reader.text() == version
    else { return nil }
    var present: [KeptFile: DigestFile] = [:]
    for file in folder.files where !file.isStream { present[KeptFile(file)] = file }
    var (files, paths): ([(DigestFile, isWhole: Bool, [Int])], [Int: String]) = ([], [:])
    var others: [KeptFile: Int?] = [:]
    let count = reader.count()
    for _ in 0..<count {
      let (kept, isWhole) = (KeptFile(from: &reader), reader.number() == 1)
      let numbers = (0..<reader.count()).map { _ in reader.number() }
      guard let file = present[kept] else {
        others[kept] = .some(numbers.first)
        continue
      }
      files.append((file, isWhole, numbers))
      // The same file may be named otherwise today.
      for number in numbers { paths[number] = file.path.text }
    }
    expectPacks()
    let library = KeptLibrary(
      from: &reader, pack: { MappedFile.bytes(of: path(ofPack: $0)) }, indexes: indexes,
      paths: paths)
    guard let library else { return nil }
    var (whole, begun): ([DigestFile: [Digest]], [DigestFile: [Digest]]) = ([:], [:])
    for (file, isWhole, numbers) in files {
      let digests = numbers.map { library.digest($0) }
      if isWhole { whole[file] = digests } else { begun[file] = digests }
    }
    return (
      library,
      Content(
        library: library.library, files: whole, begun: begun, keptFiles: count,
        otherFiles: others.mapValues { $0.map { library.digest($0).path } ?? "" }, moved: [:])
    )
  }

  // MARK: Keeping

  /// How much is different in a library from what is kept: papers that have come or gone, and bytes of text that have
  /// come.
  public func change(to library: Library) -> (papers: Int, bytes: Int) {
    let last = last.withLock { $0 }
    var change = KeptLibrary(library, keptBefore: last).missing
    change.papers += last?.gone(from: library) ?? 0
    return change
  }

  /// Of how many papers something has been made that is not kept, each counted once for each thing.
  public func missingMade(of library: Library) -> Int {
    last.withLock { $0?.missingMade(of: library) ?? 0 }
  }

  /// Keeps a library and opens it as it is kept, so that its columns take no memory. nil when it could not be kept;
  /// the one that there is stays what it is.
  ///
  /// - Parameters:
  ///   - files: of which files which of its digests are.
  ///   - begun: of a file that has not been read to its end the first ones.
  ///   - time: when somebody looked at these files; then they were read.
  ///   - withWords: also words and authors, which are written anew each time.
  ///   - waits: for the turn of others; otherwise nothing is kept while somebody else is writing.
  public func keep(
    _ library: Library, _ files: [DigestFile: [Digest]], begun: [DigestFile: [Digest]] = [:],
    time: Int, withWords: Bool = true, waits: Bool = false
  ) -> Content? {
    do throws(StorageError) { try AtomicFile.makeFolder(folder) } catch { return nil }
    guard let turn = Turn(turn, waits: waits) else { return nil }
    defer { withExtendedLifetime(turn) {} }
    AtomicFile.removeUnfinished(in: folder)
    var before = last.withLock { $0 }
    // Somebody else may have kept the library in packs of his own since, or thrown it away.
    if before?.packs.allSatisfy({ access(path(ofPack: $0), R_OK) == 0 }) == false { before = nil }
    var kept = KeptLibrary(library, keptBefore: before)
    if kept.missing != (0, 0) {
      let name = String(UInt64.random(in: .min ... .max), radix: 16)
      guard write(path(ofPack: name), { kept.writePack(named: name, to: &$0) }) else { return nil }
    }
    let parts = [(files, true), (begun, false)].flatMap { files, isWhole in
      files.map { Part(file: $0.key, isWhole: isWhole, digests: $0.value) }
    }.filter { $0.file.modified < time - LibraryCache.unsettled }
    guard write(manifest, { writeManifest(&kept, parts, withWords, to: &$0) }) else { return nil }
    removePacks(allBut: kept.packs)
    makeRoom(limit: limit)
    guard let opened = open(kept) else { return nil }
    last.withLock { $0 = opened }
    let digests = kept.numbers.mapValues { opened.digest($0) }
    func moved(_ files: [DigestFile: [Digest]]) -> [DigestFile: [Digest]] {
      files.mapValues { $0.map { digests[ObjectIdentifier($0)] ?? $0 } }
    }
    return Content(
      library: opened.library, files: moved(files), begun: moved(begun), keptFiles: parts.count,
      otherFiles: [:], moved: digests)
  }

  /// What a file has given.
  private struct Part {
    let file: DigestFile
    let isWhole: Bool
    let digests: [Digest]
  }

  /// A file that is changed after somebody looked may look the same if it had been changed a moment before: 2 s, in
  /// nanoseconds.
  public static let unsettled = 2_000_000_000

  private func writeManifest(
    _ kept: inout KeptLibrary, _ parts: [Part], _ withWords: Bool, to writer: inout ColumnWriter
  ) -> Bool {
    let numbers = kept.numbers
    writer.write(version)
    writer.write(parts.count)
    for part in parts {
      KeptFile(part.file).write(to: &writer)
      writer.write(part.isWhole ? 1 : 0)
      let known = part.digests.compactMap { numbers[ObjectIdentifier($0)] }
      writer.write(known.count)
      for number in known { writer.write(number) }
    }
    kept.writeManifest(to: &writer, withWords: withWords)
    return writer.finish()
  }

  /// Opens what has just been written.
  private func open(_ kept: KeptLibrary) -> KeptLibrary? {
    guard let bytes = MappedFile.bytes(of: manifest), var reader = ColumnReader(bytes) else {
      return nil
    }
    _ = reader.text()
    for _ in 0..<reader.count() {
      _ = (KeptFile(from: &reader), reader.number())
      for _ in 0..<reader.count() { _ = reader.number() }
    }
    return KeptLibrary(
      from: &reader, pack: { MappedFile.bytes(of: path(ofPack: $0)) }, indexes: indexes,
      sameAs: kept)
  }

  private func write(_ path: String, _ body: (inout ColumnWriter) -> Bool) -> Bool {
    do throws(StorageError) {
      try AtomicFile.write(to: path, mode: 0o600, followsLinks: false) {
        file throws(StorageError) in
        var failure: StorageError?
        var writer = ColumnWriter { bytes in
          failure = file.write(bytes)
          return failure == nil
        }
        let isWhole = body(&writer)
        if let failure { throw failure }
        guard isWhole else { throw StorageError(FilePath(path), .system(EIO)) }
      }
      return true
    } catch {
      // What can be made again is not worth a word.
      return false
    }
  }

  private func removePacks(allBut names: [String]) {
    let names = Set(names.map { $0 + LibraryCache.ending })
    for name in FilePath(folder).contents().names {
      let name = String(decoding: name, as: UTF8.self)
      guard name.hasSuffix(LibraryCache.ending), !names.contains(name) else { continue }
      unlink("\(folder)/\(name)")
    }
  }

  /// Whose turn it is to write: nobody else's as long as somebody has this.
  private final class Turn {
    private let file: Int32

    init?(_ path: String, waits: Bool) {
      file = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard file >= 0 else { return nil }
      guard flock(file, waits ? LOCK_EX : LOCK_EX | LOCK_NB) == 0 else {
        close(file)
        return nil
      }
    }

    deinit {
      // A program that is being started has it open too.
      flock(file, LOCK_UN)
      close(file)
    }
  }
}

/// What tells whether a file is what it was.
struct KeptFile: Hashable {
  let device: Int
  let number: Int
  let size: Int
  let modified: Int

  init(_ file: DigestFile) {
    device = Int(bitPattern: UInt(file.device))
    number = Int(bitPattern: UInt(file.number))
    (size, modified) = (file.size, file.modified)
  }

  init(from reader: inout ColumnReader) {
    (device, number) = (reader.number(), reader.number())
    (size, modified) = (reader.number(), reader.number())
  }

  func write(to writer: inout ColumnWriter) {
    for fact in [device, number, size, modified] { writer.write(fact) }
  }
}

extension FilePath {
  /// The path as it is wherever one stands, and whatever links lead there.
  fileprivate var realBytes: [UInt8] {
    guard let real = withCString({ realpath($0, nil) }) else { return bytes }
    defer { free(real) }
    return Array(UnsafeRawBufferPointer(start: real, count: strlen(real)))
  }
}
